package dev.supervisor.os.linux;

import dev.supervisor.os.contract.LimitsContract;
import dev.supervisor.os.contract.OsWorld;

final class LinuxLimitsTest extends LimitsContract {
    @Override
    protected OsWorld world() throws Exception {
        return new LinuxWorld();
    }
}
