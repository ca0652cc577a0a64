package dev.supervisor.unit.notify;

import dev.supervisor.process.Pid;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message of a service to its manager: one datagram of lines {@code KEY=value}. Keys that we do not know, FDSTORE= and its like
 * among them, are ignored.
 *
 * @param sender the process that sent it, as the kernel says
 * @param word the last of READY=1, RELOADING=1 and STOPPING=1
 * @param status STATUS=; the empty text takes an earlier one back
 * @param errno ERRNO=
 * @param mainPid MAINPID=
 * @param watchdog WATCHDOG=
 * @param watchdogSpan WATCHDOG_USEC=
 * @param extend EXTEND_TIMEOUT_USEC=
 * @param hasTime MONOTONIC_USEC= is there, which RELOADING=1 of a notify-reload service needs
 * @param complaints what is wrong in it, in systemd's words
 * @param tags the lines, for the log
 */
public record NotifyMessage(
        Pid sender,
        Optional<Word> word,
        Optional<String> status,
        Optional<Integer> errno,
        Optional<Pid> mainPid,
        Optional<Ping> watchdog,
        Optional<Duration> watchdogSpan,
        Optional<Duration> extend,
        boolean hasTime,
        List<String> complaints,
        List<String> tags) {

    /** The longest datagram that is read; a longer one is none of ours. */
    public static final int LONGEST = 4096;

    /** The highest number of an error that the kernel has. */
    private static final int LAST_ERRNO = 4095;

    private static final int MOST_DIGITS = 20;

    /** The states that a service says it is in. */
    public enum Word {
        READY,
        RELOADING,
        STOPPING
    }

    /** A sign of life, or the wish to be treated as if none had come. */
    public enum Ping {
        ALIVE,
        TRIGGER
    }

    public NotifyMessage {
        complaints = List.copyOf(complaints);
        tags = List.copyOf(tags);
    }

    /**
     * Reads a datagram.
     *
     * @return empty if it is no message at all: too long, or with a NUL that is not its last byte
     */
    public static Optional<NotifyMessage> parse(byte[] datagram, Pid sender) {
        int length = datagram.length;
        if (length > 0 && datagram[length - 1] == 0) {
            length--;
        }
        if (length > LONGEST) {
            return Optional.empty();
        }
        Lines lines = new Lines();
        int begin = 0;
        for (int at = 0; at <= length; at++) {
            if (at < length && datagram[at] == 0) {
                return Optional.empty();
            }
            if (at == length || datagram[at] == '\n') {
                lines.add(datagram, begin, at);
                begin = at + 1;
            }
        }
        return Optional.of(lines.message(sender));
    }

    /** The lines of one datagram, while it is read. The first of several lines with one key counts, except for the word. */
    private static final class Lines {
        private final List<String> tags = new ArrayList<>();
        private final List<String> complaints = new ArrayList<>();
        private Optional<Word> word = Optional.empty();
        private Optional<String> status = Optional.empty();
        private Optional<Integer> errno = Optional.empty();
        private Optional<Pid> mainPid = Optional.empty();
        private Optional<Ping> watchdog = Optional.empty();
        private Optional<Duration> watchdogSpan = Optional.empty();
        private Optional<Duration> extend = Optional.empty();
        private boolean hasTime;

        void add(byte[] datagram, int begin, int end) {
            if (begin == end) {
                return;
            }
            Optional<String> utf8 = utf8(datagram, begin, end);
            String line = utf8.orElseGet(() -> new String(datagram, begin, end - begin, StandardCharsets.ISO_8859_1));
            tags.add(line);
            int equals = line.indexOf('=');
            String value = line.substring(equals + 1);
            switch (equals < 0 ? "" : line.substring(0, equals)) {
                case "READY" -> word(value, Word.READY);
                case "RELOADING" -> word(value, Word.RELOADING);
                case "STOPPING" -> word(value, Word.STOPPING);
                case "STATUS" -> status(value, utf8.isPresent());
                case "ERRNO" -> errno = errno.or(() -> errno(value));
                case "MAINPID" -> mainPid = mainPid.or(() -> pid(value));
                case "WATCHDOG" -> watchdog = watchdog.or(() -> ping(value));
                case "WATCHDOG_USEC" -> watchdogSpan = watchdogSpan.or(() -> micros("WATCHDOG_USEC", value));
                case "EXTEND_TIMEOUT_USEC" -> extend = extend.or(() -> micros("EXTEND_TIMEOUT_USEC", value));
                case "MONOTONIC_USEC" -> hasTime = hasTime || number(value).isPresent();
                default -> {}
            }
        }

        private void word(String value, Word said) {
            if (value.equals("1")) {
                word = Optional.of(said);
            }
        }

        private void status(String value, boolean isUtf8) {
            if (!isUtf8) {
                complaints.add("Status message in notification message is not UTF-8 clean.");
            } else if (status.isEmpty()) {
                status = Optional.of(value);
            }
        }

        private Optional<Integer> errno(String value) {
            Optional<Long> read = number(value);
            if (read.filter(n -> n <= LAST_ERRNO).isEmpty()) {
                complaints.add("Failed to parse ERRNO= field value '" + value + "' in notification message: "
                        + (read.isPresent() ? "Numerical result out of range" : "Invalid argument"));
                return Optional.empty();
            }
            return read.map(Long::intValue);
        }

        private Optional<Pid> pid(String value) {
            Optional<Pid> read =
                    number(value).filter(n -> n > 0 && n <= Integer.MAX_VALUE).map(n -> new Pid(n.intValue()));
            if (read.isEmpty()) {
                complaints.add("Failed to parse MAINPID= field in notification message, ignoring: " + value);
            }
            return read;
        }

        private static Optional<Ping> ping(String value) {
            return switch (value) {
                case "1" -> Optional.of(Ping.ALIVE);
                case "trigger" -> Optional.of(Ping.TRIGGER);
                default -> Optional.empty();
            };
        }

        private Optional<Duration> micros(String key, String value) {
            Optional<Duration> read = number(value).map(n -> Duration.ofSeconds(n / 1_000_000, 1000 * (n % 1_000_000)));
            if (read.isEmpty()) {
                complaints.add("Failed to parse " + key + "=" + value);
            }
            return read;
        }

        NotifyMessage message(Pid sender) {
            return new NotifyMessage(
                    sender, word, status, errno, mainPid, watchdog, watchdogSpan, extend, hasTime, complaints, tags);
        }
    }

    /** A number of at most 20 decimal digits; one that a long cannot hold, as infinity is written, is the largest. */
    private static Optional<Long> number(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return Optional.of(text.length() < MOST_DIGITS - 1 ? Long.parseLong(text) : Long.MAX_VALUE);
    }

    private static Optional<String> utf8(byte[] bytes, int begin, int end) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, begin, end - begin))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
