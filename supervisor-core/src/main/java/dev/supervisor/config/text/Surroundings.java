package dev.supervisor.config.text;

import dev.supervisor.user.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts that a configuration depends on besides its files; reading one touches nothing else of the world. Strings
 * of the system keep
 * bytes that are not UTF-8 as {@link dev.supervisor.api.ini.Origin} and paths do everywhere: as lone surrogates. May block
 * (disks, LDAP): not for the loop thread. Never throws for what is merely not there.
 */
public interface Surroundings {

    /** A configuration that has more is refused; of a larger file no more than a little more has to be read. */
    long MOST_BYTES = 16 << 20;

    /** The environment that the daemon was started with. Does not change. */
    Map<String, String> environment();

    /** The name of this machine, as {@code uname} has it. */
    String hostNodeName();

    /** The directory that relative paths start from: where the daemon was started, wherever it is by now. Empty if that had been removed. */
    String workingDirectory();

    /** The daemon's user. */
    int uid();

    /** Whether there is something at the path that we can see, symbolic links followed. */
    boolean exists(String path);

    boolean isDirectory(String path);

    /**
     * The whole content of a file; empty if it cannot be read, for whatever reason.
     *
     * @throws UnusableFileException if nothing comes from what is a pipe or a device
     */
    Optional<byte[]> read(String path) throws UnusableFileException;

    /** As {@link #read}, for callers to whom the reason of a failure does not matter. */
    default Optional<byte[]> readIfPossible(String path) {
        try {
            return read(path);
        } catch (UnusableFileException silent) {
            return Optional.empty();
        }
    }

    /** The names in a directory, in any order, without {@code .} and {@code ..}; none if it cannot be read. */
    List<String> entries(String directory);

    Optional<Account> account(String name);

    Optional<Account> account(int uid);

    /** The gid of the group of this name. */
    Optional<Integer> group(String name);

    /** Whether there is a group of this gid. */
    boolean hasGroup(int gid);

    /** The home directory of the user of this name. */
    Optional<String> home(String name);
}
