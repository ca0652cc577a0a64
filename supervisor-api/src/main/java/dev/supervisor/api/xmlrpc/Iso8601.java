package dev.supervisor.api.xmlrpc;

import java.time.DateTimeException;
import java.time.LocalDateTime;

/** {@code 20261122T04:43:00}, the only form of a time that XML-RPC has. */
final class Iso8601 {
    private static final int LENGTH = 17;

    private Iso8601() {}

    static String text(LocalDateTime time) {
        return "%04d%02d%02dT%02d:%02d:%02d"
                .formatted(
                        time.getYear(),
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond());
    }

    static LocalDateTime time(String text) throws XmlRpcException {
        if (text.length() != LENGTH || text.charAt(8) != 'T' || text.charAt(11) != ':' || text.charAt(14) != ':') {
            throw new XmlRpcException("not a time: " + text);
        }
        try {
            return LocalDateTime.of(
                    part(text, 0, 4),
                    part(text, 4, 6),
                    part(text, 6, 8),
                    part(text, 9, 11),
                    part(text, 12, 14),
                    part(text, 15, 17));
        } catch (NumberFormatException | DateTimeException e) {
            throw new XmlRpcException("not a time: " + text, e);
        }
    }

    private static int part(String text, int from, int to) {
        return Integer.parseUnsignedInt(text, from, to, 10);
    }
}
