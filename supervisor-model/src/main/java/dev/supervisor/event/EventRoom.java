package dev.supervisor.event;

/**
 * A subscriber's free capacity for events that come in floods, so that it drops none and still has room for others.
 *
 * @param free the events that fit now
 * @param most the events that fit when none waits
 * @param idle whether it would hand the next one on at once instead of queueing it
 */
public record EventRoom(int free, int most, boolean idle) {

    /** The room of a subscriber at which nothing waits. */
    public static final EventRoom UNBOUNDED = new EventRoom(Integer.MAX_VALUE, Integer.MAX_VALUE, true);

    /** That of both, each of which receives all. */
    public EventRoom and(EventRoom other) {
        return new EventRoom(Math.min(free, other.free), Math.min(most, other.most), idle || other.idle);
    }
}
