package dev.supervisor.unit.file;

import dev.supervisor.api.ini.Origin;
import java.util.Optional;

/**
 * One thing that is wrong with a unit, as systemd's manager logs it.
 *
 * @param origin where it stands; empty if it is about a whole file or the whole unit
 * @param line all of the logged line: {@code /etc/systemd/system/a.service:7: Missing '=', ignoring line.}
 */
public record UnitProblem(Weight weight, Optional<Origin> origin, String line) {

    /** How much it matters. */
    public enum Weight {
        /** A file or a link that was passed over. */
        NOTICE(5),
        /** The line or the file counts for nothing or only in part, the unit is loaded all the same. */
        WARNING(4),
        /** As a warning, but what is left over may not be usable. */
        ERROR(3),
        /** The unit is refused ({@code bad-setting}). */
        FATAL(3);

        private final int priority;

        Weight(int priority) {
            this.priority = priority;
        }

        /** As in syslog: 3 for an error, 5 for a notice. */
        public int priority() {
            return priority;
        }
    }
}
