package dev.supervisor.os.linux;

import dev.supervisor.os.contract.OsWorld;
import dev.supervisor.os.contract.UsersContract;

final class LinuxUsersTest extends UsersContract {
    @Override
    protected OsWorld world() throws Exception {
        return new LinuxWorld();
    }
}
