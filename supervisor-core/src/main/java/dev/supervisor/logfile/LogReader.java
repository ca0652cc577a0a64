package dev.supervisor.logfile;

import dev.supervisor.logfile.LogReadException.Refusal;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import java.nio.charset.StandardCharsets;

/**
 * Reads pieces of logs as clients ask for them (supervisor/options.py readFile and tailFile). What is not UTF-8 becomes U+FFFD. Any
 * thread; blocks as long as the file system does.
 */
public final class LogReader {
    /** A piece is held several times over on its way to the client. */
    private static final int SHARE_OF_HEAP = 8;

    private final Files files;
    private final Descriptors descriptors;
    private final long longest;

    public LogReader(Files files, Descriptors descriptors) {
        this(files, descriptors, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** @param longest bytes that are read at most; who asks for more gets FAILED */
    LogReader(Files files, Descriptors descriptors, long longest) {
        this.files = files;
        this.descriptors = descriptors;
        this.longest = Math.min(longest, Integer.MAX_VALUE / 2);
    }

    /**
     * The end of a log.
     *
     * @param offset the log's size: where the next piece starts
     * @param overflow whether the log goes on after what was asked for
     */
    public record End(String text, long offset, boolean overflow) {}

    /**
     * A piece of a log.
     *
     * @param offset in bytes; if negative, as many bytes from the end
     * @param length in bytes; 0: to the end, and the only one allowed with a negative offset
     */
    public String read(String path, long offset, long length) throws LogReadException {
        if (files.stat(path).isEmpty()) {
            throw new LogReadException(Refusal.NO_FILE, path);
        }
        if (length < 0 || offset < 0 && length != 0) {
            throw new LogReadException(Refusal.BAD_ARGUMENTS, "offset " + offset + ", length " + length);
        }
        try (OpenedFile file = open(path)) {
            long size = file.size();
            long from = offset >= 0 ? offset : Math.max(0, size + offset);
            long rest = Math.max(0, size - from);
            return text(file, from, length == 0 ? rest : Math.min(rest, length));
        } catch (SystemException e) {
            throw new LogReadException(Refusal.FAILED, e.getMessage());
        }
    }

    /**
     * The last {@code length} bytes of a log, for who has read it up to {@code offset}; a log that cannot be read has no end to show.
     *
     * @param offset only decides whether there is anything new and whether it overflows, as in the original
     */
    public End tail(String path, long offset, long length) {
        if (files.stat(path).isEmpty()) {
            return new End("", 0, false);
        }
        try (OpenedFile file = open(path)) {
            long size = file.size();
            boolean overflow = size > offset + length;
            long shown = offset >= size ? 0 : Math.clamp(length, 0, size);
            return new End(text(file, size - shown, shown), size, overflow);
        } catch (SystemException | LogReadException _) {
            return new End("", offset, false);
        }
    }

    private OpenedFile open(String path) throws SystemException {
        if (OwnDescriptor.at(path).isPresent()) {
            throw new SystemException("ESPIPE", "cannot read " + path + ": what was written to it is not kept");
        }
        return OpenedFile.of(files, descriptors, path);
    }

    private String text(OpenedFile file, long from, long length) throws SystemException, LogReadException {
        if (length > longest) {
            throw new LogReadException(Refusal.FAILED, length + " bytes are too many for one answer");
        }
        return new String(file.read(from, (int) length), StandardCharsets.UTF_8);
    }
}
