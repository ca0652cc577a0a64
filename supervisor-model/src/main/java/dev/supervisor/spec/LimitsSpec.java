package dev.supervisor.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Limits of the kernel that a program gets, by their names there. */
public record LimitsSpec(
        Optional<LimitRange> as,
        Optional<LimitRange> core,
        Optional<LimitRange> cpu,
        Optional<LimitRange> data,
        Optional<LimitRange> fsize,
        Optional<LimitRange> locks,
        Optional<LimitRange> memlock,
        Optional<LimitRange> msgqueue,
        Optional<LimitRange> nice,
        Optional<LimitRange> nofile,
        Optional<LimitRange> nproc,
        Optional<LimitRange> rss,
        Optional<LimitRange> rtprio,
        Optional<LimitRange> rttime,
        Optional<LimitRange> sigpending,
        Optional<LimitRange> stack)
        implements Components.Part {
    /** The daemon's own. */
    public static final LimitsSpec NONE = new LimitsSpec(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The limits that are set. */
    public Map<String, LimitRange> given() {
        Map<String, LimitRange> given = new LinkedHashMap<>();
        if (!equals(NONE)) {
            Components.of(this).forEach((name, value) -> {
                if (value instanceof Optional<?> limit && limit.isPresent()) {
                    given.put(name, (LimitRange) limit.get());
                }
            });
        }
        return given;
    }
}
