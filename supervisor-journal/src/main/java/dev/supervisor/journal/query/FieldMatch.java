package dev.supervisor.journal.query;

import dev.supervisor.journal.JournalField;
import dev.supervisor.journal.JournalLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A word such as {@code _PID=94}: the field has to have this value. */
public record FieldMatch(JournalField wanted) {
    /** Reads a word of the command line; empty if it is no match. */
    public static Optional<FieldMatch> parse(String word) {
        int equals = word.indexOf('=');
        if (equals < 0 || !JournalField.isName(word.substring(0, equals))) {
            return Optional.empty();
        }
        return Optional.of(new FieldMatch(JournalField.of(word.substring(0, equals), word.substring(equals + 1))));
    }

    /** Whether a line has this field. */
    boolean holds(JournalLine line) {
        return switch (wanted.name()) {
            case JournalLine.MESSAGE -> Arrays.equals(line.message(), wanted.value());
            case JournalLine.PRIORITY ->
                Arrays.equals(Integer.toString(line.priority()).getBytes(StandardCharsets.US_ASCII), wanted.value());
            default -> line.source().fields().contains(wanted) || line.own().contains(wanted);
        };
    }
}
