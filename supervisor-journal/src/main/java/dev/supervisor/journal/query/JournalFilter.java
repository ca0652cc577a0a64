package dev.supervisor.journal.query;

import dev.supervisor.journal.JournalLine;
import dev.supervisor.journal.JournalSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The lines that somebody wants to see. Everything that was named has to hold; of several units, identifiers or boots,
 * one is enough; of several groups of matches too. What was not named holds always.
 */
public final class JournalFilter {
    private final List<UnitNamePattern> units;
    private final Set<String> identifiers;
    private final Set<String> boots;
    private final List<MatchGroup> groups;
    private final PriorityRange priorities;
    private final TimeRange times;
    private final Optional<Pattern> text;

    private JournalFilter(Draft draft) {
        units = List.copyOf(draft.units);
        identifiers = Set.copyOf(draft.identifiers);
        boots = Set.copyOf(draft.boots);
        groups = List.copyOf(draft.groups);
        priorities = draft.priorities;
        times = draft.times;
        text = draft.text;
    }

    public static JournalFilter everything() {
        return new Draft().filter();
    }

    /** Whether this source may write a line that passes. */
    public boolean mayHold(JournalSource source) {
        return (units.isEmpty() || ofUnits(source))
                && (identifiers.isEmpty() || isOne(source, JournalSource.IDENTIFIER, identifiers))
                && (boots.isEmpty() || isOne(source, JournalSource.BOOT, boots))
                && (groups.isEmpty() || groups.stream().anyMatch(group -> group.mayHold(source.fields())));
    }

    /** Whether a line of this moment and priority may pass. */
    public boolean mayHold(long realtimeMicros, int priority) {
        return times.contains(realtimeMicros) && priorities.contains(priority);
    }

    /** Whether lines of this span and of these priorities, a bit for each, may pass. */
    public boolean mayHold(long firstMicros, long lastMicros, int priorityMask) {
        return times.touches(firstMicros, lastMicros) && (priorities.mask() & priorityMask) != 0;
    }

    /** Whether this line passes. */
    public boolean holds(JournalLine line) {
        return mayHold(line.stamp().realtimeMicros(), line.priority()) && mayHold(line.source()) && holdsInside(line);
    }

    /** Whether this line passes, if its source, its moment and its priority do. */
    public boolean holdsInside(JournalLine line) {
        return (groups.isEmpty() || groups.stream().anyMatch(group -> group.holds(line)))
                && (text.isEmpty()
                        || text.get()
                                .matcher(new String(line.message(), StandardCharsets.UTF_8))
                                .find());
    }

    /** Lines of the unit, and those about it: only the manager gives its source a {@code UNIT}. */
    private boolean ofUnits(JournalSource source) {
        return source.text(JournalSource.UNIT).filter(this::isWanted).isPresent()
                || source.text(JournalSource.ABOUT_UNIT).filter(this::isWanted).isPresent();
    }

    private boolean isWanted(String unit) {
        return units.stream().anyMatch(pattern -> pattern.matches(unit));
    }

    private static boolean isOne(JournalSource source, String name, Set<String> values) {
        return source.text(name).filter(values::contains).isPresent();
    }

    /** A filter in the making, for one thread. */
    public static final class Draft {
        private final List<UnitNamePattern> units = new ArrayList<>();
        private final Set<String> identifiers = new HashSet<>();
        private final Set<String> boots = new HashSet<>();
        private final List<MatchGroup> groups = new ArrayList<>();
        private PriorityRange priorities = PriorityRange.ALL;
        private TimeRange times = TimeRange.ALWAYS;
        private Optional<Pattern> text = Optional.empty();

        /** Takes a name without a type for that of a service; {@code *}, {@code ?} and {@code […]} are wildcards. */
        public Draft unit(String name) {
            units.add(UnitNamePattern.ofUnit(name));
            return this;
        }

        public Draft identifier(String identifier) {
            identifiers.add(identifier);
            return this;
        }

        /** A boot by its id, 32 hexadecimal digits. */
        public Draft boot(String id) {
            boots.add(id);
            return this;
        }

        /** A group of matches, as between two {@code +}. */
        public Draft matches(List<FieldMatch> group) {
            groups.add(MatchGroup.of(group));
            return this;
        }

        public Draft priorities(PriorityRange range) {
            priorities = range;
            return this;
        }

        public Draft times(TimeRange range) {
            times = range;
            return this;
        }

        /** The pattern is to be found in the message. */
        public Draft text(Pattern pattern) {
            text = Optional.of(pattern);
            return this;
        }

        public JournalFilter filter() {
            return new JournalFilter(this);
        }
    }
}
