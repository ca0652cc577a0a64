package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.ProcessTableContract;
import dev.supervisor.os.contract.World;

final class SimulatedProcessTableTest extends ProcessTableContract {
    @Override
    protected World world() {
        return new SimulatedWorld();
    }
}
