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
import dev.supervisor.config.section.GroupSection;
import dev.supervisor.config.section.ProgramSection;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.OptionValues;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ProcessSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what runs: {@code [group:x]} sections, then programs that are in none, then pools (supervisor/options.py). */
final class GroupsReader {
    private static final String GROUP = "group:";
    private static final String PROGRAM = "program:";
    private static final String FCGI_PROGRAM = "fcgi-program:";
    private static final String LISTENER = "eventlistener:";
    private static final SectionShape<GroupSection> MEMBERS = SectionShape.of(GroupSection.class);
    private static final Slot PRIORITY = SectionShape.of(ProgramSection.class).slot("priority");
    private static final Comparator<GroupSpec> BOOT_ORDER =
            Comparator.comparingInt(GroupSpec::priority).thenComparing(GroupSpec::name);

    private final ConfigFiles files;
    private final Map<String, IniSection> sections = new LinkedHashMap<>();
    private final Map<String, String> daemonEnvironment;
    private final Expansion names;
    private final Expansion hosted;
    private final KnownValues known;
    private final Findings findings;
    private final Set<String> grouped = new HashSet<>();

    /**
     * @param daemonEnvironment what {@code [supervisord]} gives all children
     */
    GroupsReader(ConfigFiles files, Map<String, String> daemonEnvironment, KnownValues known, Findings findings) {
        this.files = files;
        this.daemonEnvironment = daemonEnvironment;
        this.known = known;
        this.findings = findings;
        this.names = Expansion.ofEnvironment(known.surroundings().environment())
                .withEnvironment(daemonEnvironment)
                .with("here", files.here());
        this.hosted = names.with("host_node_name", known.surroundings().hostNodeName());
        files.sections().forEach(section -> sections.put(section.name(), section));
    }

    /** The groups by priority, then name; the first of those with the same name. */
    List<GroupSpec> read() {
        List<GroupSpec> groups = new ArrayList<>();
        sections.values().stream()
                .filter(section -> section.name().startsWith(GROUP))
                .forEach(section -> readGroup(section).ifPresent(groups::add));
        sections.values().stream()
                .filter(section -> section.name().startsWith(PROGRAM) && !grouped.contains(section.name()))
                .forEach(section -> readProgram(section).ifPresent(groups::add));
        PoolsReader pools = new PoolsReader(files, daemonEnvironment, names, hosted, known, findings);
        sections.values().stream()
                .filter(section -> section.name().startsWith(LISTENER))
                .forEach(section -> pools.readListeners(section).ifPresent(groups::add));
        sections.values().stream()
                .filter(section -> section.name().startsWith(FCGI_PROGRAM) && !grouped.contains(section.name()))
                .forEach(section -> readFcgiProgram(section, pools).ifPresent(groups::add));
        groups.sort(BOOT_ORDER);
        return firstOfEachName(groups);
    }

    private Optional<GroupSpec> readGroup(IniSection section) {
        SectionBinder binder = binder(section);
        Optional<String> group = name(section, binder);
        SectionValues values = binder.values(MEMBERS);
        binder.bind(MEMBERS.steps(), slot -> files.at(section, slot.option(), names), values);
        Optional<GroupSection> members = binder.make(MEMBERS, values);
        List<ProcessSpec> processes = new ArrayList<>();
        String named = section.name();
        for (Object program : values.find("programs", List.class).orElse(List.of())) {
            Optional<IniSection> found = member(named, program.toString(), binder);
            if (found.isPresent()) {
                named = found.get().name();
                grouped.add(named);
                warnOfLostSocket(section, named);
                processes.addAll(program(found.get()).read(group.orElse(section.name()), hosted));
            }
        }
        return members.flatMap(said -> group.map(
                name -> new GroupSpec(name, SupervisordWords.provenance(section), said.priority(), processes)));
    }

    private void warnOfLostSocket(IniSection group, String member) {
        if (member.startsWith(FCGI_PROGRAM)) {
            findings.warn("[" + member + "] is in [" + group.name() + "], so its processes share no socket");
        }
    }

    /**
     * The section of a program that a group names.
     *
     * @param named the section that the original blames: it forgets the group's once it has found a program
     */
    private Optional<IniSection> member(String named, String program, SectionBinder binder) {
        Optional<IniSection> plain = Optional.ofNullable(sections.get(PROGRAM + program));
        Optional<IniSection> fcgi = Optional.ofNullable(sections.get(FCGI_PROGRAM + program));
        if (plain.isPresent() && fcgi.isPresent()) {
            binder.problem(
                    "programs",
                    "[" + named + "] name " + program + " is ambiguous (exists as program and fcgi-program)");
            return Optional.empty();
        }
        if (plain.isEmpty() && fcgi.isEmpty()) {
            binder.problem("programs", "[" + named + "] names unknown program or fcgi-program " + program);
        }
        return plain.or(() -> fcgi);
    }

    private Optional<GroupSpec> readProgram(IniSection section) {
        SectionBinder binder = binder(section);
        Optional<String> group = name(section, binder);
        Optional<Integer> priority = priority(section, binder);
        ProgramReader program = program(section);
        List<ProcessSpec> processes =
                group.map(name -> program.read(name, hosted)).orElse(List.of());
        return group.isPresent() && priority.isPresent()
                ? Optional.of(new GroupSpec(group.get(), program.provenance(), priority.get(), processes))
                : Optional.empty();
    }

    private Optional<GroupSpec> readFcgiProgram(IniSection section, PoolsReader pools) {
        SectionBinder binder = binder(section);
        Optional<String> group = name(section, binder);
        Optional<Integer> priority = priority(section, binder);
        return group.flatMap(name -> pools.readFcgiProgram(section, name, priority.orElse(0)))
                .filter(_ -> priority.isPresent());
    }

    private List<GroupSpec> firstOfEachName(List<GroupSpec> groups) {
        Map<String, GroupSpec> first = new LinkedHashMap<>();
        for (GroupSpec group : groups) {
            if (first.putIfAbsent(group.name(), group) != null) {
                findings.warn("There are two groups with the name " + group.name()
                        + "; only the first one by priority is run");
            }
        }
        return List.copyOf(first.values());
    }

    private SectionBinder binder(IniSection section) {
        return new SectionBinder(section, Ending.NOTHING, known, findings);
    }

    private ProgramReader program(IniSection section) {
        return new ProgramReader(section, files, daemonEnvironment, known, findings);
    }

    private static Optional<String> name(IniSection section, SectionBinder binder) {
        try {
            return Optional.of(
                    OptionValues.name(section.name().substring(section.name().indexOf(':') + 1)));
        } catch (BadValueException e) {
            binder.problem(e.getMessage());
            return Optional.empty();
        }
    }

    /** As the original reads it for the group of a program, before it reads it again for the processes. */
    private Optional<Integer> priority(IniSection section, SectionBinder binder) {
        return binder.read(PRIORITY, slot -> files.at(section, slot.option(), names))
                .map(Integer.class::cast);
    }
}
