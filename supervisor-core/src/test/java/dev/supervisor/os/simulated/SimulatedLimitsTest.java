package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.LimitsContract;
import dev.supervisor.os.contract.World;

final class SimulatedLimitsTest extends LimitsContract {
    @Override
    protected World world() {
        return new SimulatedWorld();
    }
}
