package dev.supervisor.pump;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The destinations of the output of one process.
 *
 * @param stderr absent if it is redirected into stdout
 */
public record OutputPlan(ChannelPlan stdout, Optional<ChannelPlan> stderr) {

    /** Of all its logs. */
    Stream<String> paths() {
        return Stream.concat(stdout.paths().stream(), stderr.stream().flatMap(errors -> errors.paths().stream()));
    }
}
