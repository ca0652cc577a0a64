package dev.supervisor.os;

import dev.supervisor.process.Pid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The system's data about every process on the machine. Each call reads hundreds of files, so it is for the worker;
 * processes that end meanwhile are left out.
 */
public interface ProcessTable {

    /**
     * One process.
     *
     * @param parent the pid of its parent; 0 if it has none that can be seen
     * @param group its process group
     * @param session its session; 0 where the system does not tell
     * @param name of its program, as short as the system keeps it
     * @param state the system's letter for it: R, S, D, Z, T …
     * @param ownCpu that it has used itself
     * @param cpu the same with that of its children that have ended and were waited for
     * @param memoryBytes what of it is in memory, shared pages included
     * @param tasks its threads
     */
    record Entry(
            Pid pid,
            int parent,
            int group,
            int session,
            String name,
            char state,
            Duration ownCpu,
            Duration cpu,
            long memoryBytes,
            int tasks) {}

    /** All processes that can be seen. */
    List<Entry> entries();

    /** Its command line, a blank between the arguments; empty text if it has none or is gone. */
    String commandLine(Pid pid);

    /**
     * The variables of its environment, as it was started with them; none if we may not know, or if it lives in a system of its own (a container), which
     * sees other processes or files than we do.
     */
    Map<String, String> environment(Pid pid);

    /** How many descriptors it has open; empty if we may not know. */
    OptionalInt descriptors(Pid pid);

    /**
     * The number of processes that the kernel has ever killed because memory ran out, as far as it shows us: in our
     * control group and below it, or on the whole machine. Only its growth means anything.
     */
    OptionalLong memoryKills();

    /**
     * Those of them whom the kernel's log names, as far back as it goes; empty if we may not read it, or see processes under other numbers than
     * the kernel does.
     */
    Optional<Set<Pid>> memoryVictims();
}
