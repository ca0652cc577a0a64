package dev.supervisor.kit;

import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.LoopReports;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.os.simulated.SimulatedPoller;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A loop that turns only when a real one would: what no step has asked a turn for, no descriptor and no message has asked for either, is not
 * done by a turn that came for no reason.
 */
final class StrictLoop {
    private static final Optional<Duration> NO_NAP = Optional.of(Duration.ZERO);

    private final SimulatedKernel kernel;
    private final EventLoop loop;
    private Optional<Deadline> wakesAt = Optional.empty();
    private boolean wouldRatherThrow; // than wait, unless the test itself says how long a turn may wait

    StrictLoop(SimulatedKernel kernel, LoopReports reports) {
        this.kernel = kernel;
        loop = new EventLoop(
                kernel.clock(), new ImpatientPoller(kernel.descriptors().poller()), reports);
    }

    EventLoop loop() {
        return loop;
    }

    /** A turn, whether there is a reason for it or not: what a test does directly is done in a turn, and this is the rest of it. */
    void turn() {
        turn(NO_NAP);
    }

    /** A turn if a real loop would not wait now; whether it was. */
    boolean turnUnlessItWaits() {
        wouldRatherThrow = true;
        try {
            turn(nap());
            return true;
        } catch (WouldWait _) {
            return false;
        } finally {
            wouldRatherThrow = false;
        }
    }

    /** How long it would wait; empty: until something happens. */
    Optional<Duration> nap() {
        return wakesAt.map(when -> when.remaining(kernel.clock().now()));
    }

    private void turn(Optional<Duration> nap) {
        Optional<Duration> next = loop.turn(nap);
        Now now = kernel.clock().now();
        wakesAt = next.map(now::plus);
    }

    private static final class WouldWait extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Says so instead of waiting, before the turn has begun. */
    private final class ImpatientPoller implements Poller {
        private final SimulatedPoller poller;

        private ImpatientPoller(SimulatedPoller poller) {
            this.poller = poller;
        }

        @Override
        public void watchReads(Fd fd) {
            poller.watchReads(fd);
        }

        @Override
        public void watchWrites(Fd fd) {
            poller.watchWrites(fd);
        }

        @Override
        public void forget(Fd fd) {
            poller.forget(fd);
        }

        @Override
        public void poll(Optional<Duration> nap, Consumer<Fd> ready) {
            if (wouldRatherThrow && !nap.equals(NO_NAP) && !poller.hasSomething()) {
                throw new WouldWait();
            }
            poller.poll(wouldRatherThrow ? NO_NAP : nap, ready);
        }

        @Override
        public void wakeUp() {
            poller.wakeUp();
        }

        @Override
        public void close() {
            poller.close();
        }
    }
}
