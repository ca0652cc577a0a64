package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.FilesContract;
import dev.supervisor.os.contract.World;

final class SimulatedFilesTest extends FilesContract {
    @Override
    protected World world() {
        return new SimulatedWorld();
    }
}
