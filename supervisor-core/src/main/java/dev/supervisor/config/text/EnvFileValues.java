package dev.supervisor.config.text;

import dev.supervisor.envfile.EnvFile;
import dev.supervisor.envfile.EnvFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Text to files of variables. */
public final class EnvFileValues {
    private static final String MAY_BE_MISSING = "-";

    private EnvFileValues() {}

    /** Paths separated by commas, each behind {@code -} if there may be no such file. */
    public static EnvFiles envFiles(String text, Surroundings surroundings) throws BadValueException {
        List<EnvFile> files = new ArrayList<>();
        for (String file : OptionValues.list(text)) {
            files.add(envFile(file, surroundings));
        }
        return new EnvFiles(files, Set.of());
    }

    private static EnvFile envFile(String text, Surroundings surroundings) throws BadValueException {
        boolean mayBeMissing = text.startsWith(MAY_BE_MISSING);
        String path = mayBeMissing ? text.substring(MAY_BE_MISSING.length()) : text;
        if (path.isEmpty()) {
            throw new BadValueException("a file name is missing in env_file");
        }
        return new EnvFile(PosixPath.withHome(path, surroundings), mayBeMissing);
    }
}
