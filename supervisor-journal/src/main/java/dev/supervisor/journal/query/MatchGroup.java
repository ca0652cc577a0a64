package dev.supervisor.journal.query;

import dev.supervisor.journal.JournalField;
import dev.supervisor.journal.JournalLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Matches as between two {@code +}, all of which have to hold; of several values of one name, one is enough.
 *
 * @param names the matches of each name
 */
record MatchGroup(List<List<FieldMatch>> names) {

    static MatchGroup of(List<FieldMatch> matches) {
        Map<String, List<FieldMatch>> names = new LinkedHashMap<>();
        for (FieldMatch match : matches) {
            names.computeIfAbsent(match.wanted().name(), _ -> new ArrayList<>()).add(match);
        }
        return new MatchGroup(List.copyOf(names.values()));
    }

    /** Whether a line with these fields of its source may match, whatever its own fields are. */
    boolean mayHold(List<JournalField> ofSource) {
        return names.stream()
                .allMatch(same ->
                        !JournalLine.belongsToSource(same.getFirst().wanted().name())
                                || same.stream().anyMatch(match -> ofSource.contains(match.wanted())));
    }

    boolean holds(JournalLine line) {
        return names.stream().allMatch(same -> same.stream().anyMatch(match -> match.holds(line)));
    }
}
