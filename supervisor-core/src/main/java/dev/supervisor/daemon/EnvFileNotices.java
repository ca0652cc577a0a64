package dev.supervisor.daemon;

import dev.supervisor.config.ConfigOrigins;
import dev.supervisor.config.Configuration;
import dev.supervisor.config.EnvFile;
import dev.supervisor.config.LogLevel;
import dev.supervisor.config.Notice;
import dev.supervisor.config.Problem;
import dev.supervisor.supervisor.EnvFileReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which files of variables could not be used if their programs were started now. The daemon can be, so none is a problem of its configuration. */
final class EnvFileNotices {
    private static final String OPTION = "env_file";

    private final EnvFileReader reader;

    EnvFileNotices(EnvFileReader reader) {
        this.reader = reader;
    }

    private record Named(String section, EnvFile file) {}

    /** One for each file of each section that cannot be used. */
    List<Notice> of(Configuration configuration, ConfigOrigins origins) {
        Set<Named> named = new LinkedHashSet<>();
        configuration.groups().stream()
                .flatMap(group -> group.processes().stream())
                .forEach(process ->
                        process.env_file().files().forEach(file -> named.add(new Named(process.section(), file))));
        return named.stream().flatMap(file -> of(file, origins).stream()).toList();
    }

    private Optional<Notice> of(Named named, ConfigOrigins origins) {
        try {
            reader.read(named.file());
            return Optional.empty();
        } catch (EnvFileReader.UnusableException unusable) {
            Problem problem = new Problem(
                    unusable.getMessage(),
                    Optional.of(named.section()),
                    Optional.of(OPTION),
                    origins.of(named.section(), OPTION));
            return Optional.of(new Notice(LogLevel.WARN, problem.line(), false));
        }
    }
}
