package dev.supervisor.os.linux;

import dev.supervisor.os.contract.ClockContract;
import dev.supervisor.os.contract.World;

final class LinuxClockTest extends ClockContract {
    @Override
    protected World world() throws Exception {
        return new LinuxWorld();
    }
}
