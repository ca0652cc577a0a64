package dev.supervisor.relation.job;

/**
 * A line for the journal.
 *
 * @param unit the unit that it is about; empty if it is about none
 * @param priority as of syslog: 3 error, 4 warning, 5 notice, 6 info
 * @param text with the unit's name in front if there is one
 */
public record Remark(String unit, int priority, String text) {
    static final int ERROR = 3;
    static final int WARNING = 4;
    static final int NOTICE = 5;
    static final int INFO = 6;

    static Remark of(String unit, int priority, String text) {
        return new Remark(unit, priority, unit + ": " + text);
    }
}
