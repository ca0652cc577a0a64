package dev.supervisor.journal;

/**
 * A moment on two clocks.
 *
 * @param realtimeMicros microseconds since 1970; somebody may set this clock back
 * @param monotonicMicros microseconds since the boot
 */
public record JournalStamp(long realtimeMicros, long monotonicMicros) {}
