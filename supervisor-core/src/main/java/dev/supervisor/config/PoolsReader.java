package dev.supervisor.config;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.config.SpecShape.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the groups that are more than their processes: {@code [eventlistener:x]} and {@code [fcgi-program:x]}
 * (supervisor/options.py process_groups_from_parser).
 */
final class PoolsReader {
    private static final SpecShape<ListenerSpec> LISTENERS = SpecShape.of(ListenerSpec.class);
    private static final SpecShape<SharedSocketSpec> SOCKET = SpecShape.of(SharedSocketSpec.class);
    private static final SpecShape<ProcessSpec> PROCESS = SpecShape.of(ProcessSpec.class);
    private static final Slot REDIRECT_STDERR = PROCESS.slot("redirect_stderr");
    private static final Slot USER = PROCESS.slot("user");

    private final ConfigFiles files;
    private final Map<String, String> daemonEnvironment;
    private final Expansion names;
    private final Surroundings surroundings;
    private final Findings findings;

    /**
     * @param daemonEnvironment what {@code [supervisord]} gives all children
     * @param names what the {@code %} of an option of a pool can be expanded to
     */
    PoolsReader(
            ConfigFiles files,
            Map<String, String> daemonEnvironment,
            Expansion names,
            Surroundings surroundings,
            Findings findings) {
        this.files = files;
        this.daemonEnvironment = daemonEnvironment;
        this.names = names;
        this.surroundings = surroundings;
        this.findings = findings;
    }

    /** A pool of event listeners; empty if there were problems. */
    Optional<GroupSpec> readListeners(IniSection section) {
        SectionBinder binder = binder(section);
        Map<String, Object> values = new HashMap<>();
        binder.bind(LISTENERS, _ -> true, slot -> files.at(section, slot.option(), names), values);
        refuseRedirection(section, binder);
        String group = section.name().substring(section.name().indexOf(':') + 1);
        List<ProcessSpec> processes = processes(section, group);
        return binder.make(LISTENERS, values)
                .map(listeners -> new GroupSpec(group, listeners.priority(), listeners.pool(), processes));
    }

    private void refuseRedirection(IniSection section, SectionBinder binder) {
        Map<String, Object> values = new HashMap<>();
        binder.bind(PROCESS, REDIRECT_STDERR::equals, slot -> files.at(section, slot.option(), names), values);
        if (Boolean.TRUE.equals(values.get(REDIRECT_STDERR.option()))) {
            binder.problem(
                    REDIRECT_STDERR.option(),
                    "[{section}] section sets redirect_stderr=true but this is not allowed because it will interfere"
                            + " with the eventlistener protocol");
        }
    }

    /**
     * A group that shares a socket; empty if there were problems.
     *
     * @param group its name
     */
    Optional<GroupSpec> readFcgiProgram(IniSection section, String group, int priority) {
        SectionBinder binder = binder(section);
        Map<String, Object> values = new HashMap<>();
        binder.bind(PROCESS, USER::equals, slot -> files.at(section, slot.option(), names), values);
        Expansion named = names.with("program_name", group);
        binder.bind(
                SOCKET,
                _ -> true,
                slot -> files.at(section, slot.option(), slot.option().equals("socket") ? named : names),
                values);
        List<ProcessSpec> processes = processes(section, group);
        Optional<Owner> user = user(values);
        return binder.make(SOCKET, values)
                .map(socket -> user.map(socket::ownedBy).orElse(socket))
                .map(socket -> new GroupSpec(group, priority, socket, processes));
    }

    /** The one that the processes run as, if it is not the daemon's. */
    private Optional<Owner> user(Map<String, Object> values) {
        Optional<?> user = (Optional<?>) values.getOrDefault(USER.option(), Optional.empty());
        return user.map(Account.class::cast)
                .filter(account -> account.uid() != surroundings.uid())
                .map(account -> new Owner(account.uid(), account.gid()));
    }

    private List<ProcessSpec> processes(IniSection section, String group) {
        Expansion hosted = names.with("host_node_name", surroundings.hostNodeName());
        return new ProgramReader(section, files, daemonEnvironment, surroundings, findings).read(group, hosted);
    }

    private SectionBinder binder(IniSection section) {
        return new SectionBinder(section, SectionBinder.NO_SUFFIX, surroundings, findings);
    }
}
