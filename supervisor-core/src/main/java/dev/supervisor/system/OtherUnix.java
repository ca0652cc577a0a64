package dev.supervisor.system;

import dev.supervisor.os.SystemException;

/**
 * The side of the doors for a Unix that is not Linux. It is in a module of its own, with the library that it needs, and is
 * found if that is on the class path.
 */
public interface OtherUnix {

    /**
     * @param launch path of the program that makes children
     * @throws SystemException if the system refuses something that nothing works without
     */
    OperatingSystem reach(String launch) throws SystemException;
}
