package dev.supervisor.logfile;

import dev.supervisor.os.SystemException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Up to where somebody has read a log. It names the file and not its path, so that he can go on in it when it has become a backup, and knows
 * what stood last before it, so that a file that was emptied and filled anew is not taken for the same.
 *
 * @param identity of the file
 * @param offset in it, in bytes
 * @param before a checksum of the last bytes before that
 */
public record LogCursor(String identity, long offset, long before) {
    private static final Pattern FORM = Pattern.compile("([^~]+)~([0-9]{1,18})~([0-9a-f]{1,8})");
    private static final int LOOKED_AT_BYTES = 64;

    /** The cursor in the form of {@link #toString}; empty if the text is not one. */
    public static Optional<LogCursor> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new LogCursor(form.group(1), Long.parseLong(form.group(2)), Long.parseLong(form.group(3), 16)))
                : Optional.empty();
    }

    static LogCursor at(OpenedFile file, long offset) throws SystemException {
        return new LogCursor(file.identity(), offset, checksum(file, offset));
    }

    /** Whether this is what was read before, in its file. */
    boolean isIn(OpenedFile file) throws SystemException {
        return offset <= file.size() && before == checksum(file, offset);
    }

    private static long checksum(OpenedFile file, long offset) throws SystemException {
        int length = (int) Math.min(offset, LOOKED_AT_BYTES);
        CRC32 sum = new CRC32();
        sum.update(file.read(offset - length, length));
        return sum.getValue();
    }

    @Override
    public String toString() {
        return identity + "~" + offset + "~" + Long.toHexString(before);
    }
}
