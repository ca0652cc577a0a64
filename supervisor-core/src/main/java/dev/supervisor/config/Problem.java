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
public record Problem(String sentence, Optional<String> section, Optional<String> option, Optional<Origin> origin) {

    /** Something that is not about one place. */
    static Problem of(String sentence) {
        return new Problem(sentence, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** On one line, with all that is known of its place: {@code file:line: [section] option: sentence}. */
    public String line() {
        StringBuilder line = new StringBuilder();
        origin.ifPresent(place -> line.append(place).append(": "));
        section.ifPresent(name -> line.append('[').append(name).append(']').append(option.isPresent() ? " " : ": "));
        option.ifPresent(name -> line.append(name).append(": "));
        return line.append(sentence.replace("\n", "\\n")).toString();
    }
}
