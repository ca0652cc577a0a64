package dev.supervisor.envfile;

/**
 * A file of variables that a program gets, read at each spawn.
 *
 * @param path a relative one starts from the daemon's directory, as that of a log does
 * @param mayBeMissing written with {@code -} in front: it counts as empty if it is not there
 */
public record EnvFile(String path, boolean mayBeMissing) {
    private static final String MAY_BE_MISSING = "-";

    /** Its form in the file. */
    @Override
    public String toString() {
        return (mayBeMissing ? MAY_BE_MISSING : "") + path;
    }
}
