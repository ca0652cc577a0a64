package dev.supervisor.system;

import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.linux.LinuxProcess;
import java.util.ServiceLoader;

/**
 * The system that we run on, behind its doors: the one place where it is chosen. Each side is only loaded if it is the one.
 *
 * @param self this process
 * @param doors every other way out into it
 */
public record OperatingSystem(OwnProcess self, SystemDoors doors) {
    /** Names a system instead of the one that the runtime tells; any other than {@code Linux} is reached in the ways of POSIX. */
    private static final String CHOICE = "supervisor.os";

    /**
     * @param launch path of the program that makes children
     * @throws SystemException if the system refuses something that nothing works without
     */
    public static OperatingSystem choose(String launch) throws SystemException {
        String name = System.getProperty(CHOICE, System.getProperty("os.name"));
        if (name.equals("Linux")) {
            return new OperatingSystem(new LinuxProcess(launch), SystemDoors.linux(launch));
        }
        OtherUnix other = ServiceLoader.load(OtherUnix.class)
                .findFirst()
                .orElseThrow(() -> new SystemException(
                        "ENOSYS",
                        "cannot run on " + name
                                + " without supervisor-portable, which this distribution for Linux does not contain"));
        return other.reach(launch);
    }
}
