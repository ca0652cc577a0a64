package dev.supervisor.simulation;

import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Problem;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.operation.ConfigReading;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ProcessSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The configuration file, and an operator who edits it, with mistakes now and then. */
final class RandomFile implements ConfigReading {
    private static final int MOST_PROCESSES = 8;
    private static final int MOST_GROUPS = 5;

    private final Chance chance;
    private final Fleet fleet;
    private final List<GroupSpec> groups;
    private boolean mistaken;
    private int edits;

    RandomFile(Chance chance, Fleet fleet) {
        this.chance = chance;
        this.fleet = fleet;
        this.groups = new ArrayList<>(fleet.groups());
    }

    @Override
    public List<GroupSpec> read() throws ConfigException {
        if (mistaken) {
            throw new ConfigException(List.of(Problem.of("what is this?")));
        }
        return groups.stream()
                .sorted(Comparator.comparing(GroupSpec::priority).thenComparing(GroupSpec::name))
                .toList();
    }

    /** A group of the file. */
    String anyGroup() {
        return chance.among(groups).name();
    }

    /** Edits it; answers what has been done. */
    String edit() {
        edits++;
        mistaken = chance.oneIn(8);
        int at = chance.below(groups.size());
        GroupSpec group = groups.get(at);
        List<ProcessSpec> processes = new ArrayList<>(group.processes());
        int one = chance.below(processes.size());
        switch (chance.below(7)) {
            case 0 -> {
                if (processes.size() < MOST_PROCESSES) {
                    processes.add(fleet.process(group.name(), group.kind()));
                }
            }
            case 1 -> {
                if (processes.size() > 1) {
                    processes.remove(one);
                }
            }
            case 2 -> processes.set(one, changed(processes.get(one)));
            case 3 -> processes.replaceAll(process -> chance.oneIn(2) ? changed(process) : process);
            case 4 -> groups.set(at, new GroupSpec(group.name(), group.provenance(), 7, group.kind(), processes));
            case 5 -> {
                if (groups.size() > 1) {
                    groups.remove(at);
                    return "group " + group.name() + " is gone from the file";
                }
            }
            default -> {
                if (groups.size() < MOST_GROUPS) {
                    groups.add(fleet.group("e" + edits));
                    return "group e" + edits + " is new in the file";
                }
            }
        }
        groups.set(
                at,
                new GroupSpec(group.name(), group.provenance(), groups.get(at).priority(), group.kind(), processes));
        return "group " + group.name() + " is edited";
    }

    /** With another command, other variables or another place in the order. */
    private ProcessSpec changed(ProcessSpec process) {
        ProgramBuilder program = ProgramBuilder.like(process);
        return switch (chance.below(3)) {
            case 0 -> program.command(Fleet.otherCommand(process.command())).spec();
            case 1 -> program.environment(Map.of("EDIT", "number " + edits)).spec();
            default -> program.priority(chance.among(List.of(1, 500, 999))).spec();
        };
    }
}
