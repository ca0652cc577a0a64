package dev.supervisor.config;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.ExpansionException;
import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.IniSection;
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
    private static final String USUAL_PRIORITY = "999";
    private static final Comparator<GroupSpec> BOOT_ORDER =
            Comparator.comparingInt(GroupSpec::priority).thenComparing(GroupSpec::name);

    private final ConfigFiles files;
    private final Map<String, IniSection> sections = new LinkedHashMap<>();
    private final Map<String, String> daemonEnvironment;
    private final Expansion names;
    private final Surroundings surroundings;
    private final Findings findings;
    private final Set<String> grouped = new HashSet<>();

    /**
     * @param daemonEnvironment what {@code [supervisord]} gives all children
     */
    GroupsReader(
            ConfigFiles files, Map<String, String> daemonEnvironment, Surroundings surroundings, Findings findings) {
        this.files = files;
        this.daemonEnvironment = daemonEnvironment;
        this.surroundings = surroundings;
        this.findings = findings;
        this.names = Expansion.ofEnvironment(surroundings.environment())
                .withEnvironment(daemonEnvironment)
                .with("here", files.here());
        files.sections().forEach(section -> sections.put(section.name(), section));
    }

    /** By priority, then name; the first of those that have the same name. */
    List<GroupSpec> read() {
        List<GroupSpec> groups = new ArrayList<>();
        sections.values().stream()
                .filter(section -> section.name().startsWith(GROUP))
                .forEach(section -> readGroup(section).ifPresent(groups::add));
        sections.values().stream()
                .filter(section -> section.name().startsWith(PROGRAM) && !grouped.contains(section.name()))
                .forEach(section -> readProgram(section).ifPresent(groups::add));
        PoolsReader pools = new PoolsReader(files, daemonEnvironment, names, surroundings, findings);
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
        List<String> programs =
                OptionValues.list(text(section, binder, "programs", "").orElse(""));
        Optional<Integer> priority = priority(section, binder);
        List<ProcessSpec> processes = new ArrayList<>();
        String named = section.name();
        for (String program : programs) {
            Optional<IniSection> found = member(named, program, binder);
            if (found.isPresent()) {
                named = found.get().name();
                grouped.add(named);
                processes.addAll(program(found.get()).read(group.orElse(section.name()), hosted()));
            }
        }
        return group.isPresent() && priority.isPresent()
                ? Optional.of(new GroupSpec(group.get(), priority.get(), processes))
                : Optional.empty();
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
        List<ProcessSpec> processes =
                group.map(name -> program(section).read(name, hosted())).orElse(List.of());
        return group.isPresent() && priority.isPresent()
                ? Optional.of(new GroupSpec(group.get(), priority.get(), processes))
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
                findings.warn(
                        "There are two groups of the name " + group.name() + "; only the first one by priority is run");
            }
        }
        return List.copyOf(first.values());
    }

    private SectionBinder binder(IniSection section) {
        return new SectionBinder(section, SectionBinder.NO_SUFFIX, surroundings, findings);
    }

    private ProgramReader program(IniSection section) {
        return new ProgramReader(section, files, daemonEnvironment, surroundings, findings);
    }

    private Expansion hosted() {
        return names.with("host_node_name", surroundings.hostNodeName());
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

    private Optional<Integer> priority(IniSection section, SectionBinder binder) {
        Optional<String> text = text(section, binder, "priority", USUAL_PRIORITY);
        try {
            return text.isPresent() ? Optional.of(PythonInteger.parseInt(text.get())) : Optional.empty();
        } catch (BadValueException e) {
            binder.problem("priority", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> text(IniSection section, SectionBinder binder, String option, String byDefault) {
        String raw = section.option(option).map(IniOption::value).orElse(byDefault);
        try {
            return Optional.of(
                    binder.expand(raw, option, section.name() + "." + option, files.at(section, option, names)));
        } catch (ExpansionException e) {
            binder.problem(option, e.getMessage());
            return Optional.empty();
        }
    }
}
