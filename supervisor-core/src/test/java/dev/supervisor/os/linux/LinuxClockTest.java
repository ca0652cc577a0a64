package dev.supervisor.os.linux;

import dev.supervisor.os.contract.ClockContract;
import dev.supervisor.os.contract.OsWorld;

final class LinuxClockTest extends ClockContract {
    @Override
    protected OsWorld world() throws Exception {
        return new LinuxWorld();
    }
}
