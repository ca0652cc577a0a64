package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.UsersContract;
import dev.supervisor.os.contract.World;

final class SimulatedUsersTest extends UsersContract {
    @Override
    protected World world() {
        return new SimulatedWorld();
    }
}
