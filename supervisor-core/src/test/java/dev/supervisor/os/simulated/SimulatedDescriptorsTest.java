package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.DescriptorsContract;
import dev.supervisor.os.contract.World;

final class SimulatedDescriptorsTest extends DescriptorsContract {
    @Override
    protected World world() {
        return new SimulatedWorld();
    }
}
