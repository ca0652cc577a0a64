package dev.supervisor.daemon;

import dev.supervisor.child.EnvFileReader;
import dev.supervisor.config.ConfigOrigins;
import dev.supervisor.config.Configuration;
import dev.supervisor.config.option.Notice;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.text.LogLevel;
import dev.supervisor.envfile.EnvFile;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which files of variables could not be used if their programs were started now. The daemon can be, so none is a problem of its configuration. */
final class EnvFileNotices {
    private static final String OPTION = "env_file";

    private final EnvFileReader reader;

    EnvFileNotices(EnvFileReader reader) {
        this.reader = reader;
    }

    private record Named(String section, List<EnvFile> files) {}

    /** One for each file of each section that cannot be used. */
    List<Notice> of(Configuration configuration, ConfigOrigins origins) {
        Set<Named> named = new LinkedHashSet<>();
        configuration.groups().stream()
                .flatMap(group -> group.processes().stream())
                .forEach(process -> named.add(new Named(
                        process.provenance().section(), process.env_file().files())));
        Set<Notice> notices = new LinkedHashSet<>();
        for (Named files : named) {
            Map<String, String> earlier = new HashMap<>();
            files.files()
                    .forEach(file -> of(files.section(), file, earlier, origins).ifPresent(notices::add));
        }
        return List.copyOf(notices);
    }

    /** @param earlier the variables of the files before it; gets those of this one */
    private Optional<Notice> of(String section, EnvFile file, Map<String, String> earlier, ConfigOrigins origins) {
        try {
            earlier.putAll(reader.read(file, earlier));
            return Optional.empty();
        } catch (EnvFileReader.UnusableException unusable) {
            Problem problem = new Problem(
                    unusable.getMessage(), Optional.of(section), Optional.of(OPTION), origins.of(section, OPTION));
            return Optional.of(new Notice(LogLevel.WARN, problem.line(), false));
        }
    }
}
