package dev.supervisor.os.linux;

import dev.supervisor.os.Host;
import dev.supervisor.os.contract.HostContract;
import dev.supervisor.os.contract.OsWorld;
import dev.supervisor.os.contract.RealWorld;

/** Where the system refuses to start children without a copy of our descriptors. */
final class LinuxHostByPosixSpawnTest extends HostContract {
    private static final LinuxHost HOST = LinuxWorld.host(new DirectSpawn(RealWorld.LAUNCH, false));

    @Override
    protected OsWorld world() throws Exception {
        return new LinuxWorld() {
            @Override
            public Host host() {
                return HOST;
            }
        };
    }
}
