package dev.supervisor.os.linux;

import dev.supervisor.os.contract.HostContract;
import dev.supervisor.os.contract.OsWorld;

final class LinuxHostTest extends HostContract {
    @Override
    protected OsWorld world() throws Exception {
        return new LinuxWorld();
    }
}
