package dev.supervisor.config;

/**
 * A file of variables that a program gets, read at each spawn.
 *
 * @param path a relative one starts from the daemon's directory, as that of a log does
 * @param mayBeMissing written with {@code -} in front: it counts as empty if it is not there
 */
public record EnvFile(String path, boolean mayBeMissing) {
    private static final String MAY_BE_MISSING = "-";

    static EnvFile parse(String text, Surroundings surroundings) throws BadValueException {
        boolean mayBeMissing = text.startsWith(MAY_BE_MISSING);
        String path = mayBeMissing ? text.substring(MAY_BE_MISSING.length()) : text;
        if (path.isEmpty()) {
            throw new BadValueException("a name is missing among the files of env_file");
        }
        return new EnvFile(PosixPath.withHome(path, surroundings), mayBeMissing);
    }

    /** As it would stand in the file. */
    @Override
    public String toString() {
        return (mayBeMissing ? MAY_BE_MISSING : "") + path;
    }
}
