package dev.supervisor.os.linux;

import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.contract.OwnProcessContract;
import dev.supervisor.os.contract.World;

final class LinuxProcessTest extends OwnProcessContract {
    @Override
    protected World world() throws Exception {
        return new LinuxWorld();
    }

    @Override
    protected Class<?> probe() {
        return LinuxProbe.class;
    }

    @Override
    protected OwnProcess self() {
        return new LinuxProcess(LinuxWorld.LAUNCH);
    }

    @Override
    protected String firstWord() {
        return "bin/supervisord";
    }

    /** It has been reaped on the way. */
    @Override
    protected String outcomeOfALateSignal() {
        return "ESRCH";
    }
}
