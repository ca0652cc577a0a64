package dev.supervisor.activity;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The activity log of a running daemon: lines go through logback into a bounded queue, and a thread of its own writes them. Any thread
 * may log; none of them ever waits for a disk.
 *
 * <p>The context is our own, made by hand: no configuration file is looked for, nothing else logs through it.
 */
public final class DaemonLog implements ActivityLog, ActivityFile, AutoCloseable {
    /** A disk that hangs must not keep the daemon from ending. */
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(5);

    private final Level threshold;
    private final Severity severity = new Severity();
    private final LoggerContext context = new LoggerContext();
    private final Logger logger;
    private final LineQueue queue = new LineQueue();
    private final Thread writer;

    private DaemonLog(Level threshold, List<LogDestination> destinations) {
        this.threshold = threshold;
        this.logger = context.getLogger("supervisord");
        this.writer = Thread.ofPlatform().name("activity").daemon().unstarted(new LogWriter(queue, destinations));
    }

    /**
     * Starts the writer.
     *
     * @param threshold lines less severe than this are not shown
     * @param destinations each gets every line, in this order; ours from here on
     */
    public static DaemonLog start(Level threshold, List<LogDestination> destinations) {
        DaemonLog log = new DaemonLog(threshold, List.copyOf(destinations));
        UnsynchronizedAppenderBase<ILoggingEvent> intoQueue = new UnsynchronizedAppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                log.queue.add(line);
            }
        };
        intoQueue.setContext(log.context);
        intoQueue.start();
        log.logger.setLevel(ch.qos.logback.classic.Level.TRACE);
        log.logger.addAppender(intoQueue);
        log.writer.start();
        return log;
    }

    @Override
    public void log(Level level, String message) {
        if (shows(level)) {
            logger.log(severity.marker(level), DaemonLog.class.getName(), Severity.number(level), message, null, null);
        }
    }

    @Override
    public boolean shows(Level level) {
        return level.compareTo(threshold) <= 0;
    }

    @Override
    public void reopen() {
        queue.add(new LineQueue.Reopen());
    }

    @Override
    public void clear(Consumer<Optional<String>> answer) {
        if (!queue.add(new LineQueue.Clear(answer))) {
            answer.accept(Optional.of("the log is closed"));
        }
    }

    /** Writes what has been logged, closes the destinations and ends the writer, unless the disk hangs. Lines that come later are dropped. */
    @Override
    public void close() {
        queue.close();
        try {
            writer.join(LONGEST_FLUSH);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        context.stop();
    }
}
