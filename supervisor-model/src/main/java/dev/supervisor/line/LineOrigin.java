package dev.supervisor.line;

import dev.supervisor.process.Pid;
import java.nio.ByteBuffer;
import java.time.Instant;

/** The origin of lines: one stream of one process. Immutable. */
public final class LineOrigin {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final byte[] prefix;
    private final byte[] names;

    /**
     * @param namespec as people read it; all names are bytes of the system
     * @param stream stdout or stderr
     */
    public LineOrigin(byte[] namespec, byte[] group, byte[] process, String stream) {
        this.prefix = joined(namespec, JsonText.ascii(" " + stream + " | "));
        this.names = joined(
                JsonText.ascii("\",\"process\":\""),
                JsonText.escaped(process),
                JsonText.ascii("\",\"group\":\""),
                JsonText.escaped(group),
                JsonText.ascii("\",\"stream\":\"" + stream + "\",\"pid\":"));
    }

    /**
     * How the lines of a piece of output look.
     *
     * @param form not {@link LineForm#RAW}, to which lines mean nothing
     * @param writer the child whose pipe it came through
     * @param when it was read
     */
    public LineLayout layout(LineForm form, Pid writer, Instant when) {
        return switch (form) {
            case RAW -> throw new IllegalArgumentException("raw output has no lines");
            case PREFIX -> new LineLayout.Prefixed(prefix);
            case JSON ->
                new LineLayout.InJson(joined(
                        JsonText.ascii("{\"time\":\"" + stamp(when)), names, JsonText.ascii(writer.number() + ",\"")));
        };
    }

    /** ISO 8601 in UTC, always with milliseconds. */
    private static String stamp(Instant when) {
        String second = Instant.ofEpochSecond(when.getEpochSecond()).toString();
        int millis = when.getNano() / NANOS_PER_MILLI;
        return second.substring(0, second.length() - 1) + "."
                + Integer.toString(1000 + millis).substring(1) + "Z";
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
