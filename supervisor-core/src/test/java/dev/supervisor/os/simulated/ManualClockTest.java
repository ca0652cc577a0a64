package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.ClockContract;
import dev.supervisor.os.contract.World;

final class ManualClockTest extends ClockContract {
    @Override
    protected World world() {
        return new SimulatedWorld();
    }
}
