package dev.supervisor.journal;

import java.util.Arrays;
import java.util.List;

/**
 * A line of a service, or a sentence about it, before it has its place in the journal.
 *
 * @param priority 0 (emerg) to 7 (debug)
 * @param message any bytes without the newline at the end; nobody changes them
 * @param own fields of this line alone; fields by which lines are found quickly ({@code _…}, {@code UNIT},
 *     {@code SYSLOG_IDENTIFIER}) belong to the source
 */
public record JournalLine(
        JournalStamp stamp, JournalSource source, int priority, byte[] message, List<JournalField> own) {
    public static final int LOWEST_PRIORITY = 7;
    public static final String MESSAGE = "MESSAGE";
    public static final String PRIORITY = "PRIORITY";

    public JournalLine {
        if (priority < 0 || priority > LOWEST_PRIORITY) {
            throw new IllegalArgumentException("not a priority: " + priority);
        }
        own = List.copyOf(own);
        for (JournalField field : own) {
            if (belongsToSource(field.name())) {
                throw new IllegalArgumentException(field.name() + " belongs to the source of a line");
            }
        }
    }

    /** Whether a field of this name can only be one of the source. */
    public static boolean belongsToSource(String name) {
        return name.startsWith("_") || name.equals(JournalSource.ABOUT_UNIT) || name.equals(JournalSource.IDENTIFIER);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalLine line
                && stamp.equals(line.stamp)
                && source.equals(line.source)
                && priority == line.priority
                && Arrays.equals(message, line.message)
                && own.equals(line.own);
    }

    @Override
    public int hashCode() {
        return 31 * stamp.hashCode() + Arrays.hashCode(message);
    }
}
