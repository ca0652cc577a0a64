package dev.supervisor.journal.query;

import dev.supervisor.journal.JournalField;
import dev.supervisor.journal.JournalLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A word such as {@code _PID=94}: the field has to have this value. */
public record FieldMatch(JournalField wanted) {
    private static final String MESSAGE = "MESSAGE";
    private static final String PRIORITY = "PRIORITY";

    /** Reads a word of the command line; empty if it is no match. */
    public static Optional<FieldMatch> parse(String word) {
        int equals = word.indexOf('=');
        if (equals < 0 || !JournalField.isName(word.substring(0, equals))) {
            return Optional.empty();
        }
        return Optional.of(new FieldMatch(JournalField.of(word.substring(0, equals), word.substring(equals + 1))));
    }

    /** Whether a line with these fields of its source may match, whatever its own fields are. */
    static boolean mayHold(List<FieldMatch> all, List<JournalField> ofSource) {
        return byName(all).entrySet().stream()
                .allMatch(names -> !JournalLine.belongsToSource(names.getKey())
                        || names.getValue().stream().anyMatch(match -> ofSource.contains(match.wanted)));
    }

    /** Whether all names match: of several values of one name, one is enough. */
    static boolean holds(List<FieldMatch> all, JournalLine line) {
        return byName(all).values().stream().allMatch(same -> same.stream().anyMatch(match -> match.holds(line)));
    }

    private boolean holds(JournalLine line) {
        return switch (wanted.name()) {
            case MESSAGE -> Arrays.equals(line.message(), wanted.value());
            case PRIORITY ->
                Arrays.equals(Integer.toString(line.priority()).getBytes(StandardCharsets.US_ASCII), wanted.value());
            default -> line.source().fields().contains(wanted) || line.own().contains(wanted);
        };
    }

    private static Map<String, List<FieldMatch>> byName(List<FieldMatch> all) {
        Map<String, List<FieldMatch>> names = new LinkedHashMap<>();
        for (FieldMatch match : all) {
            names.computeIfAbsent(match.wanted.name(), _ -> new ArrayList<>()).add(match);
        }
        return names;
    }
}
