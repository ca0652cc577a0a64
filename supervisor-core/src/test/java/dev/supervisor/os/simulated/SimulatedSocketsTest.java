package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.SocketsContract;
import dev.supervisor.os.contract.World;

final class SimulatedSocketsTest extends SocketsContract {
    @Override
    protected World world() {
        return new SimulatedWorld();
    }
}
