package dev.supervisor.os.simulated;

import dev.supervisor.os.contract.OsWorld;
import dev.supervisor.os.contract.UsersContract;

final class SimulatedUsersTest extends UsersContract {
    @Override
    protected OsWorld world() {
        return new SimulatedWorld();
    }
}
