package dev.supervisor.system;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.Host;
import dev.supervisor.os.Limits;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.Users;
import dev.supervisor.os.linux.LinuxClock;
import dev.supervisor.os.linux.LinuxDescriptors;
import dev.supervisor.os.linux.LinuxFiles;
import dev.supervisor.os.linux.LinuxHost;
import dev.supervisor.os.linux.LinuxLimits;
import dev.supervisor.os.linux.LinuxProcessTable;
import dev.supervisor.os.linux.LinuxSockets;
import dev.supervisor.os.linux.LinuxUsers;
import dev.supervisor.time.Clock;

/** Every way out into the system: the real ones. */
public record SystemDoors(
        Clock clock,
        Host host,
        Descriptors descriptors,
        Files files,
        Sockets sockets,
        Users users,
        Limits limits,
        ProcessTable processes) {

    /**
     * @param launch path of the program that makes children
     * @throws SystemException if the system refuses something that nothing works without
     */
    static SystemDoors linux(String launch) throws SystemException {
        return new SystemDoors(
                new LinuxClock(),
                new LinuxHost(launch),
                new LinuxDescriptors(),
                new LinuxFiles(),
                new LinuxSockets(),
                new LinuxUsers(),
                new LinuxLimits(),
                new LinuxProcessTable());
    }
}
