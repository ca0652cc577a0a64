package dev.supervisor.daemon;

import dev.supervisor.activity.Narrator;
import dev.supervisor.loop.LoopReports;
import java.time.Duration;

/** Tells in the activity log what the loop that writes children's logs has to say about itself: what takes long there are their disks. */
record NarratedPump(Narrator narrator) implements LoopReports {
    @Override
    public void slowTurn(String doing, Duration took) {
        narrator.output().outputWasHeldUp(took);
    }

    @Override
    public void mishap(String doing, Throwable bug) {
        narrator.mishap("pump", doing, bug);
    }
}
