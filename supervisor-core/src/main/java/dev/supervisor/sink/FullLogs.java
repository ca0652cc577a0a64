package dev.supervisor.sink;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.os.Fd;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Pipes, terminals and sockets that are full because nobody reads them. Output to such a log waits, and so do the
 * pipes of the children that write there, while all others are read on. A log that takes nothing for some seconds
 * hangs, which is logged, and so is its recovery; a program with another log then goes on without it. Pump thread only.
 */
public final class FullLogs {
    private static final Duration HANGS_AFTER = Duration.ofSeconds(5);

    /** The share of our memory for waiting output. */
    private static final int SHARE_OF_HEAP = 16;

    private final EventLoop loop;
    private final DeadlineQueue deadlines;
    private final OutputNarrator narrator;
    private final Supplier<Stream<OutputSinks>> outputs;
    private final Consumer<SharedLog> closing;
    private final Backlog.Desk desk = new Backlog.Desk(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    private final Map<SharedLog, Jam> jams = new LinkedHashMap<>();
    private Optional<End> end = Optional.empty(); // once it is near

    /** Waits until a log has room. */
    public interface Waiter {
        /** Of the pipe that is left unread meanwhile. */
        Fd fd();

        /** Whether there is still a log that it waits for. */
        boolean isHeldUp();

        /** There is room, for it as the first. */
        void goOn(Now now);
    }

    /**
     * @param outputs of all processes
     * @param closing closes a log that nobody has any more
     */
    public FullLogs(
            EventLoop loop,
            DeadlineQueue deadlines,
            OutputNarrator narrator,
            Supplier<Stream<OutputSinks>> outputs,
            Consumer<SharedLog> closing) {
        this.loop = loop;
        this.deadlines = deadlines;
        this.narrator = narrator;
        this.outputs = outputs;
        this.closing = closing;
    }

    Backlog.Desk desk() {
        return desk;
    }

    /** Output waits for room in it from now on. */
    void filled(SharedLog log, Now now) {
        jams.computeIfAbsent(log, Jam::new).begin(now);
    }

    /** Calls the waiter once there is room in a log that is full, or if it need not wait any more. */
    public void await(SharedLog log, Waiter waiter) {
        jams.get(log).waiters.add(waiter);
    }

    /** Forgets the waiters of a pipe that is not read any more. */
    public void forget(Fd pipe) {
        jams.values().forEach(jam -> jam.waiters.removeIf(waiter -> waiter.fd().equals(pipe)));
    }

    /**
     * Calls {@code lastReads} when nothing waits any more, and {@code then} when nothing does after that; both after
     * {@code longest} at the latest, when what still waits is given up, which is logged.
     */
    public void finish(Duration longest, Consumer<Now> lastReads, Runnable then, Now now) {
        end = Optional.of(new End(lastReads, then));
        deadlines.set(this, now.plus(longest), late -> {
            end.orElseThrow().readLast(late);
            List.copyOf(jams.values()).forEach(jam -> jam.giveUp(late));
        });
        goOnEnding(now);
    }

    /**
     * Work for several logs may have stopped after one of them, because that hangs elsewhere: goes on with the
     * others.
     */
    public void takeUp(Now now) {
        end.ifPresent(last -> last.hasRead = false);
        List.copyOf(jams.values()).forEach(jam -> jam.takeUp(now));
        goOnEnding(now);
    }

    private void goOnEnding(Now now) {
        if (end.isPresent() && jams.isEmpty()) {
            end.get().readLast(now);
            if (jams.isEmpty()) {
                end.get().then.run();
            }
        }
    }

    /** The work to do when nothing waits any more. */
    private static final class End {
        private final Consumer<Now> lastReads;
        private final Runnable then;
        private boolean hasRead;

        private End(Consumer<Now> lastReads, Runnable then) {
            this.lastReads = lastReads;
            this.then = then;
        }

        private void readLast(Now now) {
            if (!hasRead) {
                hasRead = true;
                lastReads.accept(now);
            }
        }
    }

    /** A log that is full. */
    private final class Jam {
        private final SharedLog log;
        private final SequencedSet<Waiter> waiters = new LinkedHashSet<>();
        private Fd watched;
        private Now moved; // when it last took something
        private Optional<Now> hangsSince = Optional.empty(); // if that has been logged

        private Jam(SharedLog log) {
            this.log = log;
        }

        private void begin(Now now) {
            moved = now;
            watched = log.file().awaited();
            loop.watchWrites(watched, this::roomCame);
            look(now);
        }

        private void roomCame(Now now) {
            if (log.goOn(now)) {
                moved = now;
            }
            if (!log.isFull()) {
                end(now);
            }
        }

        /** Looks at the clock when it rings, which is not set anew whenever something moves. */
        private void look(Now now) {
            Deadline until = moved.plus(HANGS_AFTER);
            if (!until.isDue(now)) {
                deadlines.set(this, until, this::look);
                return;
            }
            hangsSince = Optional.of(moved);
            log.hang();
            tell(now);
            letGo(now);
        }

        /** Processes with another log go on without it. */
        private void letGo(Now now) {
            for (Waiter waiter : List.copyOf(waiters)) {
                if (!waiter.isHeldUp() && waiters.remove(waiter)) {
                    waiter.goOn(now);
                }
            }
        }

        private void takeUp(Now now) {
            if (!log.isFull()) {
                end(now);
            } else if (log.hangs()) {
                letGo(now);
            }
        }

        private void tell(Now now) {
            List<String> waiting = new ArrayList<>();
            List<String> goingOn = new ArrayList<>();
            outputs.get().filter(output -> output.leadTo(log)).forEach(output -> {
                List<String> those = output.areHeldUpBy(log) ? waiting : goingOn;
                those.add(output.name().toString());
            });
            narrator.outputHangs(log.file().path(), moved.wall(), waiting, goingOn);
        }

        private void giveUp(Now now) {
            log.giveUp();
            hangsSince = Optional.empty();
            end(now);
        }

        /** Nothing waits in it any more; those that wait for it go on in turn, as long as that is so. */
        private void end(Now now) {
            loop.forget(watched);
            deadlines.clear(this);
            hangsSince.ifPresent(since -> narrator.outputGoesOn(log.file().path(), now.since(since)));
            hangsSince = Optional.empty();
            while (!log.isFull() && !waiters.isEmpty()) {
                waiters.removeFirst().goOn(now);
            }
            if (!log.isFull()) {
                jams.remove(log, this);
                if (!log.isUsed()) {
                    closing.accept(log);
                }
                goOnEnding(now);
            }
        }
    }
}
