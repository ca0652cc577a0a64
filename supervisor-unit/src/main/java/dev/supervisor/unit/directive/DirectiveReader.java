package dev.supervisor.unit.directive;

import dev.supervisor.unit.command.Specifiers;
import dev.supervisor.unit.file.Assignment;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.grammar.RefusedSettingException;
import dev.supervisor.unit.grammar.Setting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the assignments of a unit one after the other, in the order of its files, and tells systemd's sentences about what is
 * wrong with them, each with its file and line. Not for several threads.
 */
public final class DirectiveReader {
    private final SectionTable table;
    private final Specifiers unit;
    private final Problems problems;
    private final SpecValues values;
    private final Set<String> notProvided = new LinkedHashSet<>();

    public DirectiveReader(SectionTable table, Specifiers unit, Problems problems) {
        this.table = table;
        this.unit = unit;
        this.problems = problems;
        this.values = new SpecValues(table);
    }

    /** Reads one of them; false if it is fatal, and nothing more of its file is to be read. */
    public boolean read(Assignment assignment) {
        if (assignment.isForeign() || !table.hasSection(assignment.section())) {
            return true; // an unknown section has been told where it begins
        }
        List<Slot> slots = table.slots(assignment.section(), assignment.key());
        if (slots.isEmpty() && !table.isUnread(assignment.section())) {
            problems.warn(
                    assignment.origin(),
                    "Unknown key '" + assignment.key() + "' in section [" + assignment.section() + "], ignoring.");
        }
        for (Slot slot : slots) {
            Setting setting = new Setting(assignment, slot, unit, problems);
            if (!set(slot, setting)) {
                return !setting.problems().areFatal();
            }
        }
        return true;
    }

    /** Whether the directive has taken it, and others that the same key sets are to take it too. */
    private boolean set(Slot slot, Setting setting) {
        if (!slot.declared().obsolete().isEmpty()) {
            setting.warn(slot.declared().obsolete().replace("{key}", setting.key()));
        }
        try {
            values.put(slot, slot.declared().type().read(setting, values.of(slot)));
            if (slot.declared().priority() == Priority.C) {
                notProvided.add(slot.name());
            }
            return !setting.problems().areFatal();
        } catch (RefusedSettingException e) {
            setting.tell(e);
            return false;
        }
    }

    /** The values so far. */
    public SpecValues values() {
        return values;
    }

    /** The directives that were written and do nothing here, each once, in the order of the files. */
    public List<String> notProvided() {
        return List.copyOf(notProvided);
    }
}
