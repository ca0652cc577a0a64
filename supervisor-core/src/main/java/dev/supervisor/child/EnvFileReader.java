package dev.supervisor.child;

import dev.supervisor.envfile.EnvFile;
import dev.supervisor.envfile.EnvFileText;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files of variables, with the rights of the daemon. Any thread but the loop's: a file system may take as long as it likes. A pipe or a
 * device is refused without waiting for it, and so is what is too large.
 */
public final class EnvFileReader {
    /** A child cannot be given much more than that. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int PIECE_BYTES = 16 * 1024;
    private static final Set<String> NOT_THERE = Set.of("ENOENT", "ENOTDIR");

    private final Files files;
    private final Descriptors descriptors;
    private final Map<String, String> environment;

    /** @param environment what {@code ${NAME}} means in a file if no line above says it; that of supervisord */
    public EnvFileReader(Files files, Descriptors descriptors, Map<String, String> environment) {
        this.files = files;
        this.descriptors = descriptors;
        this.environment = environment;
    }

    /** A file that cannot be used. The message says which, where and why, and shows nothing of what is in it. */
    public static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        private UnusableException(String message) {
            super(message);
        }
    }

    /** The variables of all of them; of one that several have the value of the last one counts. */
    public Map<String, String> read(List<EnvFile> all) throws UnusableException {
        Map<String, String> variables = new LinkedHashMap<>();
        for (EnvFile file : all) {
            variables.putAll(read(file, variables));
        }
        return variables;
    }

    /**
     * The variables of one; none if it may be missing and is.
     *
     * @param earlier those of the files before it
     */
    public Map<String, String> read(EnvFile file, Map<String, String> earlier) throws UnusableException {
        try {
            Map<String, String> above = new HashMap<>(environment);
            above.putAll(earlier);
            return EnvFileText.parse(SystemText.decode(content(file)), above);
        } catch (EnvFileText.MistakeException mistake) {
            throw new UnusableException(
                    "can't use env_file " + file.path() + ":" + mistake.line() + ": " + mistake.getMessage());
        } catch (SystemException refused) {
            if (file.mayBeMissing() && NOT_THERE.contains(refused.errorName())) {
                return Map.of();
            }
            throw unreadable(file, refused.error().reason());
        }
    }

    private byte[] content(EnvFile file) throws SystemException, UnusableException {
        Optional<Fd> fd = files.openRegular(file.path());
        if (fd.isEmpty()) {
            throw unreadable(file, "it is not a regular file");
        }
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
            while (descriptors.read(fd.get(), piece.clear()) > 0) {
                byte[] bytes = new byte[piece.flip().remaining()];
                piece.get(bytes);
                content.writeBytes(bytes);
                if (content.size() > MOST_BYTES) {
                    throw unreadable(file, "it has more than 1 MiB");
                }
            }
            return content.toByteArray();
        } finally {
            descriptors.close(fd.get());
        }
    }

    private static UnusableException unreadable(EnvFile file, String why) {
        return new UnusableException("can't read env_file " + file.path() + ": " + why);
    }
}
