package dev.supervisor.output;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The destinations of the output of one process.
 *
 * @param stderr absent if it is redirected into stdout
 */
public record OutputPlan(StreamPlan stdout, Optional<StreamPlan> stderr) {

    /** Of all its logs. */
    public Stream<String> paths() {
        return Stream.concat(stdout.paths().stream(), stderr.stream().flatMap(errors -> errors.paths().stream()));
    }
}
