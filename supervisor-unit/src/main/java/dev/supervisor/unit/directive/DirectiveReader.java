package dev.supervisor.unit.directive;

import dev.supervisor.unit.file.Assignment;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.grammar.RefusedSettingException;
import dev.supervisor.unit.grammar.Setting;
import dev.supervisor.unit.grammar.UnitFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the assignments of a unit one after the other, in the order of its files, and tells systemd's sentences about what is
 * wrong with them, each with its file and line. Not for several threads.
 */
public final class DirectiveReader {
    private final SectionTable table;
    private final UnitFacts unit;
    private final Problems problems;
    private final SpecValues values;
    private final List<Slot> notProvided = new ArrayList<>();
    private boolean fatal;

    public DirectiveReader(SectionTable table, UnitFacts unit, Problems problems) {
        this.table = table;
        this.unit = unit;
        this.problems = problems;
        this.values = new SpecValues(table.slots());
    }

    /** Reads one of them; false if the unit is refused, and nothing more of it is to be read. */
    public boolean read(Assignment assignment) {
        if (fatal || SectionTable.isForeign(assignment.section()) || SectionTable.isForeign(assignment.key())) {
            return !fatal;
        }
        if (!table.hasSection(assignment.section())) {
            return true; // the section has been told where it begins
        }
        List<Slot> slots = table.slots(assignment.section(), assignment.key());
        if (slots.isEmpty() && !table.isUnread(assignment.section())) {
            problems.warn(
                    assignment.origin(),
                    "Unknown key '" + assignment.key() + "' in section [" + assignment.section() + "], ignoring.");
        }
        slots.stream().allMatch(slot -> set(slot, assignment));
        return !fatal;
    }

    /** Whether the directive has taken it, and others that the same key sets are to take it too. */
    private boolean set(Slot slot, Assignment assignment) {
        Setting setting = new Setting(assignment, slot, unit, problems);
        if (!slot.declared().obsolete().isEmpty()) {
            setting.warn(slot.declared().obsolete().replace("{key}", assignment.key()));
        }
        try {
            values.put(slot, slot.declared().type().read(setting, values.of(slot)));
            if (slot.declared().priority() == Priority.C && !notProvided.contains(slot)) {
                notProvided.add(slot);
            }
            return true;
        } catch (RefusedSettingException e) {
            if (e.isFatal()) {
                fatal = true;
                problems.fatal(assignment.origin(), e.getMessage());
                problems.fatal("Unit configuration has fatal error, unit will not be started.");
            } else {
                setting.warn(e.getMessage());
            }
            return false;
        }
    }

    /** Whether the unit has been refused. */
    public boolean isRefused() {
        return fatal;
    }

    /** The values so far. */
    public SpecValues values() {
        return values;
    }

    /** The directives that were written and do nothing here, each once, in the order of the files. */
    public List<String> notProvided() {
        return notProvided.stream().map(Slot::name).toList();
    }
}
