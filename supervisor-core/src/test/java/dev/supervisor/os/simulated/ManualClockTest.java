package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.ClockContract;
import dev.supervisor.os.contract.OsWorld;

final class ManualClockTest extends ClockContract {
    @Override
    protected OsWorld world() {
        return new SimulatedWorld();
    }
}
