package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.OsWorld;
import dev.supervisor.os.contract.ProcessTableContract;

final class SimulatedProcessTableTest extends ProcessTableContract {
    @Override
    protected OsWorld world() {
        return new SimulatedWorld();
    }
}
