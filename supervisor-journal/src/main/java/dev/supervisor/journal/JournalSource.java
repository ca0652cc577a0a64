package dev.supervisor.journal;

import java.util.List;
import java.util.Optional;

/**
 * The writer of lines: everything about it that is the same in all of them, such as boot, unit, invocation, identifier
 * and process. A segment holds it once, however many lines it writes, and filters look at it before they look at lines.
 *
 * @param fields in the order in which they are shown
 */
public record JournalSource(List<JournalField> fields) {
    public static final String UNIT = "_SYSTEMD_UNIT";
    public static final String ABOUT_UNIT = "UNIT";
    public static final String IDENTIFIER = "SYSLOG_IDENTIFIER";
    public static final String PID = "_PID";
    public static final String BOOT = "_BOOT_ID";
    public static final String HOST = "_HOSTNAME";

    public JournalSource {
        fields = List.copyOf(fields);
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
}
