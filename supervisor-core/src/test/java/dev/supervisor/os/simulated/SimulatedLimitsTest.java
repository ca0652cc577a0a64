package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.LimitsContract;
import dev.supervisor.os.contract.OsWorld;

final class SimulatedLimitsTest extends LimitsContract {
    @Override
    protected OsWorld world() {
        return new SimulatedWorld();
    }
}
