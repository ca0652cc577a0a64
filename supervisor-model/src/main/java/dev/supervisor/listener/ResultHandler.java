package dev.supervisor.listener;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The handlers of the listeners' results in a pool, by the names of the original's modules. Pure. */
public enum ResultHandler {
    /** An event is done with when the result is {@code OK} (supervisor/dispatchers.py default_handler). */
    DEFAULT(ResultHandler.BY_DEFAULT, "OK".length()) {
        @Override
        Verdict judge(byte[] result) {
            return Arrays.equals(result, GOOD) ? new Verdict.Done(NOTHING) : new Verdict.Refused();
        }
    },

    /**
     * The result is an event's payload, PROCESS_LOG's, and is printed on the daemon's standard output, the names of process and channel
     * before each line (supervisor_stdout.py event_handler, of supervisor-stdout 0.1.1, the empty piece behind the last newline included).
     */
    PRINTING("supervisor_stdout:event_handler", 1024 * 1024) {
        @Override
        Verdict judge(byte[] result) {
            int end = indexOf('\n', result, 0);
            return end == result.length || result.length > longestGood()
                    ? new Verdict.Failed()
                    : prefix(result, end)
                            .flatMap(prefix -> behind(prefix, result, end + 1))
                            .<Verdict>map(Verdict.Done::new)
                            .orElseGet(Verdict.Failed::new);
        }
    };

    public static final String BY_DEFAULT = "supervisor.dispatchers:default_handler";

    /** Each event may be one newline after the other, but the names before each have an end. */
    private static final long MOST_PRINTED_BYTES = 8L << 20;

    private static final byte[] NOTHING = {};
    private static final byte[] GOOD = "OK".getBytes(StandardCharsets.US_ASCII);

    /** The meaning of a result. */
    sealed interface Verdict {
        /** @param print what is to be printed, perhaps nothing */
        record Done(byte[] print) implements Verdict {}

        /** The listener has not done with its event. */
        record Refused() implements Verdict {}

        /** It is no result for this handler: in the original an exception that only it would understand. */
        record Failed() implements Verdict {}
    }

    private final String pythonName;
    private final int longestGood;

    /** @param longestGood bytes of a result that may be good; what is longer is not */
    ResultHandler(String pythonName, int longestGood) {
        this.pythonName = pythonName;
        this.longestGood = longestGood;
    }

    /** The one that has this name, {@code module:attribute}, with blanks around the colon or without. */
    public static Optional<ResultHandler> byName(String name) {
        String plain = name.strip().replaceAll("\\s*:\\s*", ":");
        return Stream.of(values())
                .filter(handler -> handler.pythonName.equals(plain))
                .findFirst();
    }

    /** How it is called in a configuration. */
    public String pythonName() {
        return pythonName;
    }

    /** How many bytes a good result may have: of a longer one no more than one further byte need be kept. */
    int longestGood() {
        return longestGood;
    }

    /** Judges a result, or of one that is too long the beginning. */
    abstract Verdict judge(byte[] result);

    /** The text before each line, or empty if these are not the headers of a process's output. */
    private static Optional<String> prefix(byte[] result, int end) {
        Map<String, String> headers = new HashMap<>();
        for (String word : latin(result, 0, end).strip().split("[ \\t\\r\\f\\x0b]+")) {
            List<String> parts = List.of(word.split(":", -1));
            if (parts.size() != 2) {
                return Optional.empty();
            }
            headers.put(parts.getFirst(), parts.getLast());
        }
        String name = headers.get("processname");
        String channel = headers.get("channel");
        return name == null || channel == null ? Optional.empty() : Optional.of(name + " " + channel + " | ");
    }

    /** All pieces behind their prefix, or empty if that would be more than anybody means to print. */
    private static Optional<byte[]> behind(String prefix, byte[] result, int from) {
        byte[] before = prefix.getBytes(StandardCharsets.ISO_8859_1);
        long bytes = result.length - from + 1 + pieces(result, from) * before.length;
        if (bytes > MOST_PRINTED_BYTES) {
            return Optional.empty();
        }
        ByteBuffer lines = ByteBuffer.allocate((int) bytes);
        for (int start = from; start <= result.length; ) {
            int end = indexOf('\n', result, start);
            lines.put(before).put(result, start, end - start).put((byte) '\n');
            start = end + 1;
        }
        return Optional.of(lines.array());
    }

    private static long pieces(byte[] result, int from) {
        long pieces = 1;
        for (int at = from; at < result.length; at++) {
            if (result[at] == '\n') {
                pieces++;
            }
        }
        return pieces;
    }

    /** Its length if it is not there. */
    private static int indexOf(char letter, byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != letter) {
            at++;
        }
        return at;
    }

    /** One character a byte: what is no ASCII is only handed on. */
    private static String latin(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
