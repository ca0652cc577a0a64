package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.HostContract;
import dev.supervisor.os.contract.OsWorld;

final class SimulatedHostTest extends HostContract {
    @Override
    protected OsWorld world() {
        return new SimulatedWorld();
    }
}
