package dev.supervisor.os.portable;

import dev.supervisor.os.SystemException;
import dev.supervisor.system.OperatingSystem;
import dev.supervisor.system.OtherUnix;
import dev.supervisor.system.SystemDoors;

/** This side as a whole: what the daemon finds and knows of it. */
public final class PortableSystem implements OtherUnix {

    @Override
    public OperatingSystem reach(String launch) throws SystemException {
        PortableProcess self = new PortableProcess(launch);
        PortableHost host = new PortableHost(launch);
        SystemDoors doors = new SystemDoors(
                new PortableClock(),
                host,
                new PortableDescriptors(),
                new PortableFiles(),
                new PortableSockets(),
                new PortableUsers(),
                new PortableLimits(),
                new PortableProcessTable(host));
        return new OperatingSystem(self, doors);
    }
}
