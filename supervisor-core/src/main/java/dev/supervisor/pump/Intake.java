package dev.supervisor.pump;

import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.outlet.Patience;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;

/**
 * Reads pipes when there is something in them and room for it where it goes: in their logs and, if it makes events, on the way to listeners.
 * Pump thread only.
 */
final class Intake {
    private final EventLoop loop;
    private final DeadlineQueue deadlines;
    private final Outlets outlets;
    private final FullPlaces fullPlaces;
    private final PieceBuffer buffer;
    private final AtWork atWork;
    private final Endings endings;
    private final SequencedSet<Tap> waiting = new LinkedHashSet<>(); // for room for events

    /** Receives pipes that have ended. */
    interface Endings {
        void ended(ProcessOutput output, OutputChannel channel, Now now);
    }

    /** @param buffer that nobody uses while this reads */
    Intake(
            EventLoop loop,
            DeadlineQueue deadlines,
            Outlets outlets,
            FullPlaces fullPlaces,
            PieceBuffer buffer,
            AtWork atWork,
            Endings endings) {
        this.loop = loop;
        this.deadlines = deadlines;
        this.outlets = outlets;
        this.fullPlaces = fullPlaces;
        this.buffer = buffer;
        this.atWork = atWork;
        this.endings = endings;
    }

    /** Reads this pipe until {@link #forget}. */
    void read(ProcessOutput output, OutputChannel channel) {
        new Tap(output, channel).watch();
    }

    /** To be called before it is closed. */
    void forget(OutputChannel channel) {
        deadlines.clear(channel);
        waiting.removeIf(tap -> tap.channel == channel);
        fullPlaces.forget(channel);
        loop.forget(channel.pipe());
    }

    /** There is room again: for as many as there is room for, in the order in which they came. */
    void goOnInTurn(Now now) {
        while (!waiting.isEmpty() && !waiting.getFirst().channel.shouldWait()) {
            waiting.getFirst().goOn(now);
        }
    }

    /**
     * One pipe and its owner, in the loop's turns: called when the event comes for which it waits. There are two for
     * each process.
     */
    private final class Tap implements Consumer<Now>, FullPlaces.Waiter {
        private final ProcessOutput output;
        private final OutputChannel channel;
        private boolean resting; // it is left alone for a while
        private Optional<Vigil> vigil = Optional.empty();

        private Tap(ProcessOutput output, OutputChannel channel) {
            this.output = output;
            this.channel = channel;
        }

        @Override
        public OutputChannel channel() {
            return channel;
        }

        @Override
        public void accept(Now now) {
            if (resting) {
                watch();
            } else {
                serve(now);
            }
        }

        private void watch() {
            resting = false;
            loop.watchReads(channel.pipe(), this);
        }

        /** First come, first served: if pipes are already waiting for room, this one queues behind them. */
        private void serve(Now now) {
            Optional<Hang> hang = atWork.holds(output);
            Optional<OutputLog> full = channel.heldUpBy();
            if (hang.isPresent()) {
                loop.forget(channel.pipe());
                waitFor(hang.get());
            } else if (full.isPresent()) {
                loop.forget(channel.pipe());
                fullPlaces.await(full.get(), this);
            } else if (channel.makesEvents() && (!waiting.isEmpty() || channel.shouldWait())) {
                loop.forget(channel.pipe());
                await(now);
            } else {
                atWork.on(output.name());
                took(channel.read(buffer.roomFor(channel), now), now);
            }
        }

        private void waitFor(Hang hang) {
            hang.await(channel, _ -> {
                if (channel.isOpen()) {
                    watch();
                }
            });
        }

        private void await(Now now) {
            waiting.add(this);
            if (vigil.isEmpty()) {
                vigil = Optional.of(new Vigil(this));
            }
            vigil.get().begin(now);
        }

        /**
         * Its turn has come, or its time is over. A pipe with much output stays queued once there is no room any more.
         */
        @Override
        public void goOn(Now now) {
            waiting.remove(this);
            Optional<Hang> hang = atWork.holds(output);
            if (hang.isPresent()) {
                waitFor(hang.get());
                return;
            }
            Optional<OutputLog> full = channel.heldUpBy();
            if (full.isPresent()) {
                fullPlaces.await(full.get(), this);
                return;
            }
            atWork.on(output.name());
            OutputChannel.Outcome outcome = channel.readOn(buffer.roomFor(channel), now);
            if (outcome instanceof OutputChannel.Outcome.Moved && channel.shouldWait()) {
                await(now);
            } else {
                watch();
                took(outcome, now);
            }
        }

        private void took(OutputChannel.Outcome outcome, Now now) {
            switch (outcome) {
                case OutputChannel.Outcome.Nothing() -> {}
                case OutputChannel.Outcome.Moved(int _, Duration rest) -> {
                    if (!rest.isZero()) {
                        loop.forget(channel.pipe());
                        resting = true;
                        deadlines.set(channel, now.plus(rest), this);
                    }
                }
                case OutputChannel.Outcome.Ended() -> endings.ended(output, channel, now);
            }
        }
    }

    /**
     * For how long one waits for room. A flood does so ten thousand times a second: the alarm clock is not set anew each time, but looked at
     * when it rings.
     */
    private final class Vigil implements Consumer<Now> {
        private final Tap tap;
        private Optional<Deadline> patience = Optional.empty(); // its pipe can be left unread until then,
        private Optional<Deadline> until =
                Optional.empty(); // and until then at most, while nobody has come to make room
        private Optional<Deadline> alarm = Optional.empty();

        private Vigil(Tap tap) {
            this.tap = tap;
        }

        private void begin(Now now) {
            until = Optional.of(now.plus(Patience.LONGEST));
            patientUntil(now.plus(tap.channel.patience()));
        }

        private void patientUntil(Deadline when) {
            patience = Optional.of(when);
            if (alarm.isEmpty() || when.compareTo(alarm.get()) < 0) {
                alarm = patience;
                deadlines.set(this, when, this);
            }
        }

        @Override
        public void accept(Now now) {
            alarm = Optional.empty();
            if (!waiting.contains(tap)) {
                return;
            }
            if (!Deadline.hasCome(patience, now)) {
                patientUntil(patience.orElseThrow());
            } else if (!Deadline.hasCome(until, now) && outlets.events().areOnTheirWay()) {
                patientUntil(now.plus(Patience.SHORTEST));
            } else {
                tap.goOn(now);
            }
        }
    }
}
