package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again, with pauses, until the interrupt key is pressed. */
final class Repetition {
    /** The action to repeat. */
    interface Step {
        void take() throws RpcFault, IOException;
    }

    private Repetition() {}

    static void every(Duration pause, Step step, Session session) throws RpcFault, IOException {
        CountDownLatch pressed = new CountDownLatch(1);
        try (var _ = session.terminal().onInterrupt(pressed::countDown)) {
            do {
                step.take();
            } while (!isPressedWithin(pause, pressed));
        }
    }

    private static boolean isPressedWithin(Duration pause, CountDownLatch pressed) {
        try {
            return pressed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
