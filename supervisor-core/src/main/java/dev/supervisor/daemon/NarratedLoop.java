package dev.supervisor.daemon;

import dev.supervisor.activity.Narrator;
import dev.supervisor.loop.LoopReports;
import java.time.Duration;

/**
 * Tells in the activity log what a loop has to say about itself.
 *
 * @param loop what people call it
 */
record NarratedLoop(String loop, Narrator narrator) implements LoopReports {
    @Override
    public void slowTurn(String doing, Duration took) {
        narrator.slowTurn(loop, doing, took);
    }

    @Override
    public void mishap(String doing, Throwable bug) {
        narrator.mishap(loop, doing, bug);
    }
}
