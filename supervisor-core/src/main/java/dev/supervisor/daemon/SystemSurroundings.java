package dev.supervisor.daemon;

import dev.supervisor.config.text.Surroundings;
import dev.supervisor.config.text.UnusableFileException;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.Users;
import dev.supervisor.os.Users.User;
import dev.supervisor.user.Account;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts that a configuration depends on, from the system. While the daemon starts, or on the worker. */
final class SystemSurroundings implements Surroundings {
    private static final int PIECE_BYTES = 16 * 1024;

    /** For a pipe or a device that stands for a file. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final OwnProcess self;
    private final Files files;
    private final Descriptors descriptors;
    private final Users users;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final String workingDirectory;

    SystemSurroundings(OwnProcess self, Files files, Descriptors descriptors, Users users) {
        this.self = self;
        this.files = files;
        this.descriptors = descriptors;
        this.users = users;
        this.workingDirectory = files.workingDirectory().orElse("");
        for (String variable : self.environment()) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                environment.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public String hostNodeName() {
        return self.nodeName();
    }

    @Override
    public String workingDirectory() {
        return workingDirectory;
    }

    /** From where the daemon was started, wherever it is by now. */
    private String whole(String path) {
        return path.startsWith("/") || workingDirectory.isEmpty() ? path : workingDirectory + "/" + path;
    }

    @Override
    public int uid() {
        return users.self();
    }

    @Override
    public boolean exists(String path) {
        return files.stat(whole(path)).isPresent();
    }

    @Override
    public boolean isDirectory(String path) {
        return files.stat(whole(path)).map(FileStat::directory).orElse(false);
    }

    @Override
    public Optional<byte[]> read(String path) throws UnusableFileException {
        try {
            Fd fd = files.openRead(whole(path));
            try {
                return Optional.of(readAll(fd));
            } finally {
                descriptors.close(fd);
            }
        } catch (SystemException unreadable) {
            return Optional.empty();
        }
    }

    private byte[] readAll(Fd fd) throws SystemException, UnusableFileException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
        for (int read = 1; read != 0 && all.size() <= MOST_BYTES; ) {
            read = descriptors.read(fd, piece.clear());
            if (read == Descriptors.WOULD_BLOCK) {
                awaitMore(fd);
            } else {
                byte[] bytes = new byte[piece.flip().remaining()];
                piece.get(bytes);
                all.writeBytes(bytes);
            }
        }
        return all.toByteArray();
    }

    /** A shell may have put a pipe in the place of the file, and be writing to it. */
    private void awaitMore(Fd pipe) throws SystemException, UnusableFileException {
        try (Poller poller = descriptors.poller()) {
            boolean[] more = {false};
            poller.watchReads(pipe);
            poller.poll(Optional.of(LONGEST_WAIT), _ -> more[0] = true);
            poller.forget(pipe);
            if (!more[0]) {
                throw new UnusableFileException(
                        "it is not a regular file, and has sent nothing for " + LONGEST_WAIT.toSeconds() + " s");
            }
        }
    }

    @Override
    public List<String> entries(String directory) {
        try {
            return files.list(whole(directory));
        } catch (SystemException unreadable) {
            return List.of();
        }
    }

    @Override
    public Optional<Account> account(String name) {
        return users.byName(name).map(this::account);
    }

    @Override
    public Optional<Account> account(int uid) {
        return users.byUid(uid).map(this::account);
    }

    private Account account(User user) {
        return new Account(user.name(), user.uid(), user.gid(), users.groupsOf(user));
    }

    @Override
    public Optional<Integer> group(String name) {
        return users.gidOf(name);
    }

    @Override
    public boolean hasGroup(int gid) {
        return users.hasGroup(gid);
    }

    @Override
    public Optional<String> home(String name) {
        return users.byName(name).map(User::home);
    }
}
