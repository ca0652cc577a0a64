package dev.supervisor.loop;

/**
 * What a loop's thread lets all others see: the latest value, whole. Set by that thread only; whoever is told of something that happened after
 * a value was set sees that value or a later one.
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
