package dev.supervisor.os.linux;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.Host;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.contract.DaemonProbe;

/** The probe behind the doors of this side. */
final class LinuxProbe implements DaemonProbe.Side {
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    private final OwnProcess self;

    private LinuxProbe() throws SystemException {
        self = new LinuxProcess(LinuxWorld.LAUNCH);
    }

    public static void main(String[] arguments) throws Exception {
        DaemonProbe.run(new LinuxProbe(), DaemonProbe.Mode.valueOf(arguments[0]));
    }

    @Override
    public OwnProcess self() {
        return self;
    }

    @Override
    public Host host() throws SystemException {
        return new LinuxHost(LinuxWorld.LAUNCH);
    }

    @Override
    public Descriptors descriptors() {
        return new LinuxDescriptors();
    }

    @Override
    public Files files() {
        return new LinuxFiles();
    }

    @Override
    public void inheritOrphans() {
        Libc.function("prctl").call(PR_SET_CHILD_SUBREAPER, 1);
    }
}
