package dev.supervisor.http;

import dev.supervisor.http.login.Alarm;
import dev.supervisor.time.Clock;

/**
 * The shares of the heap that clients may use, all together.
 *
 * @param requests for those that are coming in
 * @param answers for those that are going out
 */
record HeapShares(Memory requests, UnsentAnswers answers) {
    private static final int ONE_PART_FOR_REQUESTS = 8;
    private static final int ONE_PART_FOR_ANSWERS = 4;

    /** The shares of a heap that may grow to this many bytes. */
    static HeapShares of(long heap, Clock clock, Alarm alarm) {
        return new HeapShares(
                new Memory(part(heap, ONE_PART_FOR_REQUESTS)),
                new UnsentAnswers(part(heap, ONE_PART_FOR_ANSWERS), clock, alarm));
    }

    private static int part(long heap, int parts) {
        return (int) Math.min(Integer.MAX_VALUE, heap / parts);
    }
}
