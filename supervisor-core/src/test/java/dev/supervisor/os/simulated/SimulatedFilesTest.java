package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.FilesContract;
import dev.supervisor.os.contract.OsWorld;

final class SimulatedFilesTest extends FilesContract {
    @Override
    protected OsWorld world() {
        return new SimulatedWorld();
    }
}
