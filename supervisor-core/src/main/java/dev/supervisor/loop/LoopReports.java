package dev.supervisor.loop;

import java.time.Duration;

/** A loop's reports about itself. Called on its thread; must not block. */
public interface LoopReports {

    /**
     * A turn took so long that everybody else had to wait.
     *
     * @param doing what took the most of it
     * @param took the whole turn, without the waiting
     */
    void slowTurn(String doing, Duration took);

    /** A mistake of ours came to light; the loop goes on without what failed. Told once for each time. */
    void mishap(String doing, Throwable bug);
}
