package dev.supervisor.logfile;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Sends messages to syslog as the C library's {@code syslog} does: one datagram each, facility user, priority info,
 * ident {@code supervisord}. Messages that syslog does not accept in time are lost, and the caller learns that. One
 * thread.
 */
public final class SyslogSink implements AutoCloseable {
    /** Where the system's log listens. */
    public static final String DEV_LOG = "/dev/log";

    private static final String PRIORITY = "<14>";
    private static final String IDENT = " supervisord: ";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH);
    private static final int COMMON_MESSAGE_BYTES = 1024;

    /** Where nobody listens there is no use in knocking for each line. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Descriptors descriptors;
    private final String path;
    private final ZoneId zone;
    private final Duration patience;
    private Optional<Fd> socket = Optional.empty();
    private boolean stuck;
    private Optional<Refusal> refusal = Optional.empty();
    private ByteBuffer message = ByteBuffer.allocateDirect(COMMON_MESSAGE_BYTES);
    private long stampedSecond = Long.MIN_VALUE;
    private byte[] head = {};

    private record Refusal(Instant when, String why) {}

    /**
     * @param path where it listens, as {@link SystemText}
     * @param zone of the stamps
     * @param patience how long it may be full before something is lost; once it was full for so long, nothing waits until it takes
     *     messages again
     */
    public SyslogSink(Descriptors descriptors, String path, ZoneId zone, Duration patience) {
        this.patience = patience;
        this.descriptors = descriptors;
        this.path = path;
        this.zone = zone;
    }

    /**
     * Sends one message: a prefix and a part of these bytes, as they are.
     *
     * @param prefix as {@link SystemText}
     * @param when the time of the message
     * @return why it is lost, if it is
     */
    public Optional<String> send(String prefix, byte[] bytes, int begin, int end, Instant when) {
        if (refusal.filter(last -> isRecent(last, when)).isPresent()) {
            return refusal.map(Refusal::why);
        }
        fill(SystemText.encode(prefix), bytes, begin, end, when);
        boolean old = socket.isPresent();
        Optional<String> why = trySend();
        if (why.isPresent() && old && socket.isEmpty()) {
            why = trySend(); // who listened may have started over
        }
        refusal = socket.isEmpty() ? why.map(reason -> new Refusal(when, reason)) : Optional.empty();
        return why;
    }

    /** The system's clock may be set back, too. */
    private static boolean isRecent(Refusal last, Instant when) {
        return Duration.between(last.when(), when).abs().compareTo(BETWEEN_TRIES) < 0;
    }

    private void fill(byte[] prefix, byte[] bytes, int begin, int end, Instant when) {
        if (when.getEpochSecond() != stampedSecond) {
            stampedSecond = when.getEpochSecond();
            String stamp = LocalDateTime.ofInstant(when, zone).format(STAMP);
            head = (PRIORITY + stamp + IDENT).getBytes(StandardCharsets.US_ASCII);
        }
        int size = head.length + prefix.length + end - begin;
        if (message.capacity() < size) {
            message = ByteBuffer.allocateDirect(2 * size);
        }
        message.clear().put(head).put(prefix).put(bytes, begin, end - begin).flip();
    }

    /** Leaves no socket behind that is of no use. */
    private Optional<String> trySend() {
        try {
            if (socket.isEmpty()) {
                socket = Optional.of(descriptors.connectDatagrams(path));
            }
            Fd log = socket.get();
            boolean sent = isTaken(log) || hasRoomInTime(log) && isTaken(log);
            stuck = !sent;
            return sent ? Optional.empty() : Optional.of("cannot write to " + path + ": it is full");
        } catch (SystemException refused) {
            disconnect();
            return Optional.of(refused.getMessage());
        }
    }

    private boolean isTaken(Fd log) throws SystemException {
        return descriptors.write(log, message.rewind()) != Descriptors.WOULD_BLOCK;
    }

    private boolean hasRoomInTime(Fd log) throws SystemException {
        if (stuck || patience.isZero()) {
            return false;
        }
        boolean[] room = {false};
        try (Poller poller = descriptors.poller()) {
            poller.watchWrites(log);
            poller.poll(Optional.of(patience), _ -> room[0] = true);
            poller.forget(log);
        }
        return room[0];
    }

    /** Ends the connection; the next message makes a new one. */
    @Override
    public void close() {
        refusal = Optional.empty();
        disconnect();
    }

    private void disconnect() {
        socket.ifPresent(descriptors::close);
        socket = Optional.empty();
    }
}
