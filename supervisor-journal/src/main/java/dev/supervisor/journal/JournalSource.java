package dev.supervisor.journal;

import java.util.List;
import java.util.Optional;

/**
 * The writer of lines: everything about it that is the same in all of them, such as boot, unit, invocation, identifier
 * and process. A segment holds it once, however many lines it writes, and filters look at it before they look at lines.
 * Whoever makes lines keeps it, so that it is looked up quickly.
 */
public final class JournalSource {
    public static final String UNIT = "_SYSTEMD_UNIT";
    public static final String ABOUT_UNIT = "UNIT";
    public static final String IDENTIFIER = "SYSLOG_IDENTIFIER";
    public static final String PID = "_PID";
    public static final String BOOT = "_BOOT_ID";
    public static final String HOST = "_HOSTNAME";

    private final List<JournalField> fields;
    private final int hash;

    /**
     * @param fields in the order in which they are shown
     */
    public JournalSource(List<JournalField> fields) {
        this.fields = List.copyOf(fields);
        hash = this.fields.hashCode();
    }

    public List<JournalField> fields() {
        return fields;
    }

    /** The first value of this field. */
    public Optional<String> text(String name) {
        for (JournalField field : fields) {
            if (field.name().equals(name)) {
                return Optional.of(field.text());
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof JournalSource source && fields.equals(source.fields);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
