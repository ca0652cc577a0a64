package dev.supervisor.os.linux;

import dev.supervisor.os.contract.UsersContract;
import dev.supervisor.os.contract.World;

final class LinuxUsersTest extends UsersContract {
    @Override
    protected World world() throws Exception {
        return new LinuxWorld();
    }
}
