package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.DescriptorsContract;
import dev.supervisor.os.contract.OsWorld;

final class SimulatedDescriptorsTest extends DescriptorsContract {
    @Override
    protected OsWorld world() {
        return new SimulatedWorld();
    }
}
