package dev.supervisor.journal.query;

/**
 * From and to, both inclusive, in microseconds since 1970.
 */
public record TimeRange(long sinceMicros, long untilMicros) {
    public static final TimeRange ALWAYS = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

    public boolean contains(long micros) {
        return micros >= sinceMicros && micros <= untilMicros;
    }

    /** Whether it has a moment in common with what lasts from one to the other. */
    public boolean touches(long firstMicros, long lastMicros) {
        return firstMicros <= untilMicros && lastMicros >= sinceMicros;
    }
}
