package dev.supervisor.os.linux;

import dev.supervisor.os.contract.LimitsContract;
import dev.supervisor.os.contract.World;

final class LinuxLimitsTest extends LimitsContract {
    @Override
    protected World world() throws Exception {
        return new LinuxWorld();
    }
}
