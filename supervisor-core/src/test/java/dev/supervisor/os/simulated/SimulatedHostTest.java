package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.HostContract;
import dev.supervisor.os.contract.World;

final class SimulatedHostTest extends HostContract {
    @Override
    protected World world() {
        return new SimulatedWorld();
    }
}
