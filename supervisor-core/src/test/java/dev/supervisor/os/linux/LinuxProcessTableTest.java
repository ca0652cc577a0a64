package dev.supervisor.os.linux;

import dev.supervisor.os.contract.ProcessTableContract;
import dev.supervisor.os.contract.World;

final class LinuxProcessTableTest extends ProcessTableContract {
    @Override
    protected World world() throws Exception {
        return new LinuxWorld();
    }
}
