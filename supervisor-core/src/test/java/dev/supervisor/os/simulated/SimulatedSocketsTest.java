package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.OsWorld;
import dev.supervisor.os.contract.SocketsContract;

final class SimulatedSocketsTest extends SocketsContract {
    @Override
    protected OsWorld world() {
        return new SimulatedWorld();
    }
}
