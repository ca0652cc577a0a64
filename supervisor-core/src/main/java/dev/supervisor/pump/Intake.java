package dev.supervisor.pump;

import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.os.Fd;
import dev.supervisor.outlet.Patience;
import dev.supervisor.sink.AtWork;
import dev.supervisor.sink.FullLogs;
import dev.supervisor.sink.Hang;
import dev.supervisor.sink.OutputSinks;
import dev.supervisor.sink.SharedLog;
import dev.supervisor.sink.SharedSinks;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;

/**
 * Reads pipes when there is something in them and room for it where it goes: in their logs and, if it makes events, on
 * the way to listeners. Pump thread only.
 */
final class Intake {
    private final EventLoop loop;
    private final DeadlineQueue deadlines;
    private final SharedSinks shared;
    private final FullLogs fullLogs;
    private final AtWork atWork;
    private final Endings endings;
    private final PieceBuffer buffer = new PieceBuffer();
    private final SequencedSet<Tap> waiting = new LinkedHashSet<>(); // for room for events

    /** Receives pipes that have ended. */
    interface Endings {
        void ended(ProcessOutput output, StreamPipe pipe, Now now);
    }

    Intake(
            EventLoop loop,
            DeadlineQueue deadlines,
            SharedSinks shared,
            FullLogs fullLogs,
            AtWork atWork,
            Endings endings) {
        this.loop = loop;
        this.deadlines = deadlines;
        this.shared = shared;
        this.fullLogs = fullLogs;
        this.atWork = atWork;
        this.endings = endings;
    }

    /** Reads this pipe until {@link #forget}. */
    void read(ProcessOutput output, StreamPipe pipe) {
        new Tap(output, pipe).watch();
    }

    /** To be called before it is closed. */
    void forget(StreamPipe pipe) {
        deadlines.clear(pipe);
        waiting.removeIf(tap -> tap.pipe == pipe);
        fullLogs.forget(pipe.fd());
        loop.forget(pipe.fd());
    }

    /** As {@link StreamPipe#drain}. */
    boolean drain(StreamPipe pipe, Now now) {
        return pipe.drain(buffer.roomFor(pipe), now);
    }

    /** As {@link StreamPipe#drainAnyway}. */
    boolean drainAnyway(StreamPipe pipe, Now now) {
        return pipe.drainAnyway(buffer.roomFor(pipe), now);
    }

    /** Replaces the buffer: its current user keeps the old one until later. */
    void renewBuffer() {
        buffer.renew();
    }

    /** There is room again: for as many as there is room for, in the order in which they came. */
    void goOnInTurn(Now now) {
        while (!waiting.isEmpty() && !waiting.getFirst().pipe.shouldWait()) {
            waiting.getFirst().goOn(now);
        }
    }

    /** The reason why a pipe is not read now. */
    private sealed interface Wait {
        Wait FOR_OUTPUT = new ForOutput();
        Wait RESTING = new Resting();
        Wait FOR_ITS_LOG = new ForItsLog();

        /** Output of its child: the loop watches it. */
        record ForOutput() implements Wait {}

        /** The end of a rest. */
        record Resting() implements Wait {}

        /** Room in a log that is full, or the return of a call that hangs: whoever knows of that calls. */
        record ForItsLog() implements Wait {}

        /**
         * Room for the events that its output makes.
         *
         * @param patience it can be left unread until then,
         * @param until and until then at most, while nobody has come to make room
         */
        record ForRoom(Deadline patience, Deadline until) implements Wait {}
    }

    /**
     * One pipe and its owner, in the loop's turns: called when the event comes for which it waits. There are two for
     * each process.
     */
    private final class Tap implements Consumer<Now>, FullLogs.Waiter {
        private final ProcessOutput output;
        private final OutputSinks sinks;
        private final StreamPipe pipe;
        private final Consumer<Now> ring = this::ring;
        private Wait wait = Wait.FOR_OUTPUT;

        /**
         * When this is called without output. A flood waits for room ten thousand times a second: so the alarm is not
         * set anew each time, but what it was for is looked at when it rings.
         */
        private Optional<Deadline> alarm = Optional.empty();

        private Tap(ProcessOutput output, StreamPipe pipe) {
            this.output = output;
            this.sinks = output.sinks();
            this.pipe = pipe;
        }

        @Override
        public Fd fd() {
            return pipe.fd();
        }

        @Override
        public boolean isHeldUp() {
            return pipe.isHeldUp();
        }

        private void watch() {
            wait = Wait.FOR_OUTPUT;
            loop.watchReads(pipe.fd(), this);
        }

        /**
         * There is something to read. First come, first served: if pipes are already waiting for room, this one queues
         * behind them.
         */
        @Override
        public void accept(Now now) {
            Optional<Hang> hang = atWork.holds(sinks);
            Optional<SharedLog> full = pipe.heldUpBy();
            if (hang.isPresent()) {
                loop.forget(pipe.fd());
                waitFor(hang.get());
            } else if (full.isPresent()) {
                loop.forget(pipe.fd());
                waitFor(full.get());
            } else if (pipe.makesEvents() && (!waiting.isEmpty() || pipe.shouldWait())) {
                loop.forget(pipe.fd());
                waitForRoom(now);
            } else {
                atWork.on(sinks.name());
                took(pipe.read(buffer.roomFor(pipe), now), now);
            }
        }

        private void waitFor(Hang hang) {
            wait = Wait.FOR_ITS_LOG;
            hang.await(pipe, _ -> {
                if (pipe.isOpen()) {
                    watch();
                }
            });
        }

        private void waitFor(SharedLog full) {
            wait = Wait.FOR_ITS_LOG;
            fullLogs.await(full, this);
        }

        private void waitForRoom(Now now) {
            waiting.add(this);
            waitForRoom(now.plus(pipe.patience()), now.plus(Patience.LONGEST));
        }

        private void waitForRoom(Deadline patience, Deadline until) {
            wait = new Wait.ForRoom(patience, until);
            if (alarm.isEmpty() || patience.compareTo(alarm.get()) < 0) {
                setAlarm(patience);
            }
        }

        private void setAlarm(Deadline when) {
            alarm = Optional.of(when);
            deadlines.set(pipe, when, ring);
        }

        private void ring(Now now) {
            alarm = Optional.empty();
            switch (wait) {
                case Wait.Resting() -> watch();
                case Wait.ForRoom(Deadline patience, Deadline until) -> {
                    if (!patience.isDue(now)) {
                        waitForRoom(patience, until);
                    } else if (!until.isDue(now) && shared.events().areOnTheirWay()) {
                        waitForRoom(now.plus(Patience.SHORTEST), until);
                    } else {
                        goOn(now);
                    }
                }
                case Wait.ForOutput(), Wait.ForItsLog() -> {} // it waited for room when the alarm was set
            }
        }

        /**
         * Its turn has come, or its time is over. A pipe with much output stays queued once there is no room any more.
         */
        @Override
        public void goOn(Now now) {
            waiting.remove(this);
            Optional<Hang> hang = atWork.holds(sinks);
            if (hang.isPresent()) {
                waitFor(hang.get());
                return;
            }
            Optional<SharedLog> full = pipe.heldUpBy();
            if (full.isPresent()) {
                waitFor(full.get());
                return;
            }
            atWork.on(sinks.name());
            StreamPipe.Outcome outcome = pipe.readOn(buffer.roomFor(pipe), now);
            if (outcome instanceof StreamPipe.Outcome.Moved && pipe.shouldWait()) {
                waitForRoom(now);
            } else {
                watch();
                took(outcome, now);
            }
        }

        private void took(StreamPipe.Outcome outcome, Now now) {
            switch (outcome) {
                case StreamPipe.Outcome.Nothing() -> {}
                case StreamPipe.Outcome.Moved(int _, Duration rest) -> {
                    if (!rest.isZero()) {
                        loop.forget(pipe.fd());
                        wait = Wait.RESTING;
                        setAlarm(now.plus(rest));
                    }
                }
                case StreamPipe.Outcome.Ended() -> endings.ended(output, pipe, now);
            }
        }
    }
}
