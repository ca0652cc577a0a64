package dev.supervisor.unit.condition;

import dev.supervisor.unit.value.CapabilitySet;
import dev.supervisor.unit.value.ConditionKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts of a host that conditions ask for. A door: one side looks at the host, tests have one of their own. A fact that
 * cannot be found out is answered with "no".
 */
public interface ConditionFacts {

    /** Whether what a kind asks of an absolute path, or of a pattern of paths, is so. */
    boolean holdsOfPath(ConditionKind kind, String path);

    /** Whether what a kind asks that only few hosts can tell is so: features of processors, firmware, credentials, pressure. */
    boolean holds(ConditionKind kind, String parameter);

    /** {@code x86-64}. */
    String architecture();

    /** The machine or container that it is, {@code kvm}, {@code docker}; {@code none} on a host of its own. */
    String virtualization();

    /** Whether that is a container. */
    boolean isContainer();

    String hostName();

    /** The id of the machine, 32 hexadecimal digits. */
    String machineId();

    /** The words that the kernel was started with. */
    List<String> kernelArguments();

    /** {@code 6.1.0-13-amd64}. */
    String kernelRelease();

    /** A variable of the manager. */
    Optional<String> variable(String name);

    /** The manager's user: its name and its number. */
    List<String> user();

    /** The manager's groups by name and by number. */
    Set<String> groups();

    /** The variables of os-release. */
    Map<String, String> release();

    /** The capabilities that the manager has at most. */
    CapabilitySet capabilities();

    /** {@code selinux}, {@code apparmor}, … as far as they are in force. */
    Set<String> security();

    /** Controllers of control groups, and {@code v1} or {@code v2}. */
    Set<String> controllers();

    long memoryBytes();

    int processors();

    /** Whether it does not run on a battery. */
    boolean hasPower();

    boolean isFirstBoot();
}
