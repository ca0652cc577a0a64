package dev.supervisor.activity;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The activity log of a running daemon: lines go through logback into a bounded queue for each place where they are kept, and a thread for each
 * writes them there. Any thread may log; none of them ever waits for a disk or a reader, and no place for another.
 *
 * <p>The context is our own, made by hand: no configuration file is looked for, nothing else logs through it.
 */
public final class DaemonLog implements ActivityLog, ActivityFile, AutoCloseable {
    /** A disk that hangs must not keep the daemon from ending, */
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(5);

    /** The longest wait at the end: a place that is not read must not hold it up. */
    private static final Duration LONGEST_LAST_WAIT = Duration.ofSeconds(2);

    private final Level threshold;
    private final Severity severity = new Severity();
    private final LoggerContext context = new LoggerContext();
    private final Logger logger;
    private final List<Outlet> outlets;

    /** One place of the log, and the thread that writes the waiting lines there. */
    private record Outlet(String name, boolean isRead, LineQueue queue, Thread writer) {}

    private DaemonLog(Level threshold, List<LogDestination> destinations) {
        this.threshold = threshold;
        this.logger = context.getLogger("supervisord");
        this.outlets = destinations.stream().map(this::outlet).toList();
    }

    private Outlet outlet(LogDestination destination) {
        LineQueue queue = new LineQueue();
        LogWriter writer = new LogWriter(queue, destination, this);
        return new Outlet(
                destination.name(),
                destination.isRead(),
                queue,
                Thread.ofPlatform().name("activity").daemon().unstarted(writer));
    }

    /**
     * Starts the writers.
     *
     * @param threshold lines less severe than this are not shown
     * @param destinations each gets every line; ours from here on
     */
    public static DaemonLog start(Level threshold, List<LogDestination> destinations) {
        DaemonLog log = new DaemonLog(threshold, destinations);
        UnsynchronizedAppenderBase<ILoggingEvent> intoQueues = new UnsynchronizedAppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                log.outlets.forEach(outlet -> outlet.queue.add(line));
            }
        };
        intoQueues.setContext(log.context);
        intoQueues.start();
        log.logger.setLevel(ch.qos.logback.classic.Level.TRACE);
        log.logger.addAppender(intoQueues);
        log.outlets.forEach(outlet -> outlet.writer.start());
        return log;
    }

    @Override
    public void log(Level level, String message) {
        if (shows(level)) {
            logger.log(severity.marker(level), DaemonLog.class.getName(), Severity.number(level), message, null, null);
            outlets.forEach(this::tellIfItHangs);
        }
    }

    /** A destination that hangs cannot log that itself; it is worth logging once there is something to write. */
    private void tellIfItHangs(Outlet outlet) {
        outlet.queue
                .hangsSince()
                .ifPresent(since -> log(Level.WARN, Wording.logHangs(outlet.name, since, outlet.isRead)));
    }

    @Override
    public boolean shows(Level level) {
        return level.compareTo(threshold) <= 0;
    }

    @Override
    public void reopen() {
        outlets.forEach(outlet -> outlet.queue.add(new LineQueue.Reopen()));
    }

    @Override
    public void clear(Consumer<Optional<String>> answer) {
        List<Outlet> cleared = outlets.stream().filter(outlet -> !outlet.isRead).toList();
        Joint joint = new Joint(cleared.size(), answer);
        for (Outlet outlet : cleared) {
            if (!outlet.queue.add(new LineQueue.Clear(joint::take))) {
                joint.take(Optional.of("the log is closed"));
            }
        }
    }

    /** Several answers as one, with the first trouble; if there is none to come it is given at once. */
    private static final class Joint {
        private final Consumer<Optional<String>> answer;
        private int missing;
        private Optional<String> trouble = Optional.empty();

        Joint(int answers, Consumer<Optional<String>> answer) {
            this.answer = answer;
            this.missing = answers;
            if (answers == 0) {
                answer.accept(Optional.empty());
            }
        }

        void take(Optional<String> one) {
            if (isLast(one)) {
                answer.accept(trouble);
            }
        }

        private synchronized boolean isLast(Optional<String> one) {
            trouble = trouble.or(() -> one);
            missing--;
            return missing == 0;
        }
    }

    /**
     * Writes what has been logged, closes the destinations and ends the writers, but waits only so long for a disk that hangs or somebody who does
     * not read; the other places say what is given up. Lines that come later are dropped.
     */
    @Override
    public void close() {
        List<Outlet> hangingFirst = new ArrayList<>(outlets.reversed()); // what is read before files
        hangingFirst.sort(Comparator.comparing(outlet -> !outlet.queue.hangs()));
        hangingFirst.forEach(this::end);
        context.stop();
    }

    private void end(Outlet outlet) {
        outlet.queue.close();
        try {
            boolean ended = outlet.writer.join(outlet.isRead ? LONGEST_LAST_WAIT : LONGEST_FLUSH);
            if (!ended) {
                long lines = outlet.queue.giveUp();
                log(Level.WARN, Wording.logGivenUp(outlet.name, lines));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
