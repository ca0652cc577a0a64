package dev.supervisor.config;

import dev.supervisor.api.ini.Origin;
import java.util.Optional;

/**
 * One thing wrong with the file.
 *
 * @param sentence in the original's words where it has any
 * @param section the section it is in, if any
 * @param option the option it is about, if any
 * @param origin the file and line, if there is one
 */
public record Problem(String sentence, Optional<String> section, Optional<String> option, Optional<Origin> origin) {}
