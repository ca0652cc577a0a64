package dev.supervisor.os.linux;

import dev.supervisor.os.contract.HostContract;
import dev.supervisor.os.contract.World;

final class LinuxHostTest extends HostContract {
    @Override
    protected World world() throws Exception {
        return new LinuxWorld();
    }
}
