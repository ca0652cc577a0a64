package dev.supervisor.loop;

/**
 * A value that a loop's thread shows to all others: the latest, whole. Set by that thread only. If another thread
 * learns of something that happened after a value was set, it sees that value or a later one.
 *
 * @param <T> immutable
 */
public final class Published<T> {
    private volatile T value;

    public Published(T first) {
        this.value = first;
    }

    /** Any thread. */
    public T get() {
        return value;
    }

    public void set(T next) {
        value = next;
    }
}
