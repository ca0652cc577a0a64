package dev.supervisor.os.portable;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.Host;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.contract.DaemonProbe;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Platform;

/** The probe behind the doors of this side. */
final class PortableProbe implements DaemonProbe.Side {
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    private final OwnProcess self = new PortableProcess(PortableWorld.LAUNCH);

    public static void main(String[] arguments) throws Exception {
        DaemonProbe.run(new PortableProbe(), DaemonProbe.Mode.valueOf(arguments[0]));
    }

    @Override
    public OwnProcess self() {
        return self;
    }

    @Override
    public Host host() throws SystemException {
        return new PortableHost(PortableWorld.LAUNCH);
    }

    @Override
    public Descriptors descriptors() {
        return new PortableDescriptors();
    }

    @Override
    public Files files() {
        return new PortableFiles();
    }

    @Override
    public void inheritOrphans() {
        LibraryLoader.create(Prctl.class)
                .load(Platform.getNativePlatform().getStandardCLibraryName())
                .prctl(PR_SET_CHILD_SUBREAPER, 1);
    }

    /** Where these tests run, on Linux, there is this way. */
    public interface Prctl {
        int prctl(int option, long value);
    }
}
