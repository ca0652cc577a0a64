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
    private final Files files;
    private final Descriptors descriptors;

    public LogReader(Files files, Descriptors descriptors) {
        this.files = files;
        this.descriptors = descriptors;
    }

    /** Text of a log. */
    public sealed interface Text {
        Text NOTHING = new Held("");

        /** It is here. */
        record Held(String text) implements Text {}

        /** It is where it was, and can be read piece by piece. */
        record Kept(LogRange range) implements Text {}
    }

    /**
     * The end of a log.
     *
     * @param offset the log's size: where the next piece starts
     * @param overflow whether the log goes on after what was asked for
     */
    public record End(Text text, long offset, boolean overflow) {}

    /**
     * A piece of a log.
     *
     * @param offset in bytes; if negative, as many bytes from the end
     * @param length in bytes; 0: to the end, and the only one allowed with a negative offset
     * @param longestHeld in bytes; what is longer is not read yet
     */
    public Text read(String path, long offset, long length, int longestHeld) throws LogReadException {
        if (length < 0 || offset < 0 && length != 0) {
            Refusal refusal = files.stat(path).isEmpty() ? Refusal.NO_FILE : Refusal.BAD_ARGUMENTS;
            throw new LogReadException(refusal, path + ": offset " + offset + ", length " + length);
        }
        Generations log = log(path);
        try (OpenedFile file = open(path)) {
            long size = file.size();
            long from = offset >= 0 ? offset : Math.max(0, size + offset);
            long rest = Math.max(0, size - from);
            return text(log, file, from, length == 0 ? rest : Math.min(rest, length), longestHeld);
        } catch (SystemException e) {
            throw refused(path, e);
        }
    }

    /**
     * The last {@code length} bytes of a log, for a reader that knows it up to {@code offset}; a log that cannot be
     * read has no end to show.
     *
     * @param offset only decides whether there is anything new and whether it overflows, as in the original
     * @param longestHeld in bytes; longer text is not read yet
     */
    public End tail(String path, long offset, long length, int longestHeld) {
        if (files.stat(path).isEmpty()) {
            return new End(Text.NOTHING, 0, false);
        }
        try (OpenedFile file = open(path)) {
            long size = file.size();
            boolean overflow = size > sum(offset, length);
            long shown = offset >= size ? 0 : Math.clamp(length, 0, size);
            return new End(text(log(path), file, size - shown, shown, longestHeld), size, overflow);
        } catch (SystemException _) {
            return new End(Text.NOTHING, offset, false);
        }
    }

    /** Clients may send any numbers. */
    private static long sum(long one, long other) {
        long sum = one + other;
        boolean wrapped = ((one ^ sum) & (other ^ sum)) < 0;
        return wrapped ? (one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    /**
     * A piece that begins and ends between two characters.
     *
     * @param from in bytes, 0 if the log has become shorter than that; if negative, this many bytes before the end, and
     *     then at the beginning of a line if there is one
     * @param longest bytes that are read at most
     */
    public LogPiece piece(String path, long from, int longest) throws LogReadException {
        try (OpenedFile file = open(path)) {
            long size = file.size();
            long first = from >= 0 ? from : Math.max(0, size + from);
            first = first > size ? 0 : first;
            byte[] bytes = file.read(first, (int) Math.min(longest, size - first));
            int begin = from < 0 && first > 0 ? afterLineEnd(bytes) : 0;
            int whole = first + bytes.length < size || from >= 0 ? wholeCharacters(bytes) : bytes.length;
            int end = Math.max(begin, whole == 0 ? bytes.length : whole);
            String text = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
            return new LogPiece(first + begin, first + end, LogCursor.at(file, first + end), false, text);
        } catch (SystemException e) {
            throw refused(path, e);
        }
    }

    /**
     * The bytes after a piece that was read before, from backups too if the log has been rotated since; if that place
     * is gone, from the beginning of the log.
     *
     * @param longest bytes that are read at most
     */
    public LogPiece after(String path, LogCursor cursor, int longest) throws LogReadException {
        Generations log = log(path);
        try (LogWalk walk = new LogWalk(log)) {
            boolean gap = !walk.beginAt(cursor);
            if (gap) {
                walk.beginWith(log.openLog());
            }
            byte[] bytes = walk.read(longest);
            int whole = wholeCharacters(bytes);
            int end = whole == 0 && bytes.length == longest
                    ? bytes.length
                    : whole; // who asks for so little would never get on
            LogCursor next = walk.cursorAt(end);
            String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
            return new LogPiece(gap ? 0 : cursor.offset(), next.offset(), next, gap, text);
        } catch (SystemException e) {
            throw refused(path, e);
        }
    }

    private LogReadException refused(String path, SystemException why) {
        return files.stat(path).isEmpty()
                ? new LogReadException(Refusal.NO_FILE, path)
                : new LogReadException(Refusal.FAILED, why.getMessage());
    }

    private static int afterLineEnd(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    /** How many bytes there are without a character that is only begun; what is no UTF-8 stays. */
    private static int wholeCharacters(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int octet = bytes[bytes.length - back] & 0xFF;
            if (octet >= 0xC0) {
                int length = octet >= 0xF0 ? 4 : octet >= 0xE0 ? 3 : 2;
                return length > back ? bytes.length - back : bytes.length;
            }
            if (octet < 0x80) {
                break;
            }
        }
        return bytes.length;
    }

    private Generations log(String path) {
        return new Generations(files, descriptors, path);
    }

    private OpenedFile open(String path) throws SystemException {
        if (OwnDescriptor.at(path).isPresent()) {
            throw OpenedFile.notKept(path);
        }
        return OpenedFile.of(files, descriptors, path);
    }

    private static Text text(Generations log, OpenedFile file, long from, long length, int longestHeld)
            throws SystemException {
        return length <= longestHeld
                ? new Text.Held(new String(file.read(from, (int) length), StandardCharsets.UTF_8))
                : new Text.Kept(new LogRange(log, file.identity(), from, length));
    }
}
