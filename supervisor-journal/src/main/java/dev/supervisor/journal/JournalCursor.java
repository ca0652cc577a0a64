package dev.supervisor.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The place of a line as text that somebody may keep, spelled as systemd's.
 *
 * @param journal the journal's id, 32 hexadecimal digits
 * @param hash of the message, to tell a line from another one with the same number
 */
public record JournalCursor(String journal, long sequence, String boot, JournalStamp stamp, long hash) {
    private static final Pattern PART = Pattern.compile("([a-z])=([0-9a-fA-F]{1,32})");

    public static JournalCursor of(String journal, JournalRecord of) {
        JournalLine line = of.line();
        CRC32C crc = new CRC32C();
        crc.update(line.message());
        long hash = crc.getValue() << 32 ^ line.stamp().realtimeMicros() ^ of.sequence();
        String boot = line.source().text(JournalSource.BOOT).orElse("0".repeat(32));
        return new JournalCursor(journal, of.sequence(), boot, line.stamp(), hash);
    }

    /** Reads the text of a cursor; a part that is missing is 0, but there must be a journal and a number. */
    public static Optional<JournalCursor> parse(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.strip().split(";", -1)) {
            var match = PART.matcher(part);
            if (!match.matches() || parts.put(match.group(1), match.group(2)) != null) {
                return Optional.empty();
            }
        }
        if (!parts.containsKey("s") || !parts.containsKey("i")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JournalCursor(
                    parts.get("s"),
                    number(parts, "i"),
                    parts.getOrDefault("b", ""),
                    new JournalStamp(number(parts, "t"), number(parts, "m")),
                    number(parts, "x")));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    public String text() {
        return "s=%s;i=%x;b=%s;m=%x;t=%x;x=%x"
                .formatted(journal, sequence, boot, stamp.monotonicMicros(), stamp.realtimeMicros(), hash);
    }

    private static long number(Map<String, String> parts, String name) {
        return Long.parseUnsignedLong(parts.getOrDefault(name, "0"), 16);
    }
}
