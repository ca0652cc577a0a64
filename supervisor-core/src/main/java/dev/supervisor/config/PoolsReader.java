package dev.supervisor.config;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.config.option.Findings;
import dev.supervisor.config.option.KnownValues;
import dev.supervisor.config.option.SectionBinder;
import dev.supervisor.config.option.SectionBinder.Ending;
import dev.supervisor.config.option.SectionShape;
import dev.supervisor.config.option.SectionShape.Slot;
import dev.supervisor.config.option.SectionValues;
import dev.supervisor.config.section.ListenerSection;
import dev.supervisor.config.section.ProgramSection;
import dev.supervisor.config.section.SharedSocketSection;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.user.Account;
import dev.supervisor.user.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the groups that are more than their processes: {@code [eventlistener:x]} and {@code [fcgi-program:x]}
 * (supervisor/options.py process_groups_from_parser).
 */
final class PoolsReader {
    private static final SectionShape<ListenerSection> LISTENERS = SectionShape.of(ListenerSection.class);
    private static final SectionShape<SharedSocketSection> SOCKET = SectionShape.of(SharedSocketSection.class);
    private static final SectionShape<ProgramSection> PROGRAM = SectionShape.of(ProgramSection.class);
    private static final Slot REDIRECT_STDERR = PROGRAM.slot("redirect_stderr");
    private static final Slot USER = PROGRAM.slot("user");

    private final ConfigFiles files;
    private final Map<String, String> daemonEnvironment;
    private final Expansion names;
    private final Expansion hosted;
    private final KnownValues known;
    private final Findings findings;

    /**
     * @param daemonEnvironment what {@code [supervisord]} gives all children
     * @param names what the {@code %} of an option of a pool can be expanded to
     * @param hosted what that of an option of its processes can
     */
    PoolsReader(
            ConfigFiles files,
            Map<String, String> daemonEnvironment,
            Expansion names,
            Expansion hosted,
            KnownValues known,
            Findings findings) {
        this.files = files;
        this.daemonEnvironment = daemonEnvironment;
        this.names = names;
        this.hosted = hosted;
        this.known = known;
        this.findings = findings;
    }

    /** A pool of event listeners; empty if there were problems. */
    Optional<GroupSpec> readListeners(IniSection section) {
        SectionBinder binder = binder(section);
        SectionValues values = binder.values(LISTENERS);
        binder.bind(LISTENERS.steps(), slot -> files.at(section, slot.option(), names), values);
        refuseRedirection(section, binder);
        String group = section.name().substring(section.name().indexOf(':') + 1);
        ProgramReader program = program(section);
        List<ProcessSpec> processes = program.read(group, hosted);
        return binder.make(LISTENERS, values)
                .map(listeners ->
                        new GroupSpec(group, program.provenance(), listeners.priority(), listeners.spec(), processes));
    }

    private void refuseRedirection(IniSection section, SectionBinder binder) {
        Optional<Object> redirected = binder.read(REDIRECT_STDERR, slot -> files.at(section, slot.option(), names));
        if (redirected.equals(Optional.of(true))) {
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
        Optional<Owner> user = binder.read(USER, slot -> files.at(section, slot.option(), names))
                .flatMap(this::owner);
        Expansion named = names.with("program_name", group);
        SectionValues values = binder.values(SOCKET);
        binder.bind(
                SOCKET.steps(),
                slot -> files.at(section, slot.option(), slot.option().equals("socket") ? named : names),
                values);
        ProgramReader program = program(section);
        List<ProcessSpec> processes = program.read(group, hosted);
        return binder.make(SOCKET, values)
                .map(SharedSocketSection::spec)
                .map(socket -> user.map(socket::ownedBy).orElse(socket))
                .map(socket -> new GroupSpec(group, program.provenance(), priority, socket, processes));
    }

    /** The one that the processes run as, if it is not the daemon's. */
    private Optional<Owner> owner(Object user) {
        return ((Optional<?>) user)
                .map(Account.class::cast)
                .filter(account -> account.uid() != known.surroundings().uid())
                .map(account -> new Owner(account.uid(), account.gid()));
    }

    private ProgramReader program(IniSection section) {
        return new ProgramReader(section, files, daemonEnvironment, known, findings);
    }

    private SectionBinder binder(IniSection section) {
        return new SectionBinder(section, Ending.NOTHING, known, findings);
    }
}
