package dev.supervisor.unit.value;

/** An amount of memory or a number of tasks, given outright or as a share of what the host has. */
public sealed interface MemoryAmount {
    Unlimited INFINITY = new Unlimited();

    /** No limit. */
    record Unlimited() implements MemoryAmount {}

    /** Given outright: bytes or tasks. */
    record Fixed(long number) implements MemoryAmount {}

    /**
     * A part of what the host has.
     *
     * @param tenThousandths 10000 is all of it
     */
    record Share(int tenThousandths) implements MemoryAmount {}

    /** Nothing was given, and the manager's own default holds. */
    record Unset() implements MemoryAmount {}

    /**
     * The number on a host; {@link Long#MAX_VALUE} is no limit.
     *
     * @param whole what the host has
     * @param granule a share is rounded down to a multiple of this
     * @param otherwise what holds where nothing was given
     */
    default long on(long whole, long granule, long otherwise) {
        return switch (this) {
            case Unlimited _ -> Long.MAX_VALUE;
            case Fixed fixed -> fixed.number;
            case Share share -> whole / granule * share.tenThousandths / 10_000 * granule;
            case Unset _ -> otherwise;
        };
    }
}
