package dev.supervisor.event;

/**
 * What a subscriber can take of events that come in floods, so that it drops none and has still room for others.
 *
 * @param free so many more now
 * @param most so many when none waits there
 * @param idle whether it would hand the next one on at once, and not let it wait
 */
public record EventRoom(int free, int most, boolean idle) {

    /** Of one with whom nothing waits. */
    public static final EventRoom UNBOUNDED = new EventRoom(Integer.MAX_VALUE, Integer.MAX_VALUE, true);

    /** That of both, each of which receives all. */
    public EventRoom and(EventRoom other) {
        return new EventRoom(Math.min(free, other.free), Math.min(most, other.most), idle || other.idle);
    }
}
