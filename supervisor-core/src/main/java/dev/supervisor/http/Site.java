package dev.supervisor.http;

import dev.supervisor.activity.ControlNarrator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * What the connections of one server have in common.
 *
 * @param pages those that browsers may show while they ask
 * @param open paths that nobody has to pass the door for
 * @param door absent if anybody may use it
 * @param worker reads the logs that are followed
 */
record Site(
        Endpoint endpoint,
        ResponseHeads heads,
        Pages pages,
        Set<String> open,
        Optional<Door> door,
        ControlNarrator narrator,
        HeapShares heap,
        Executor worker) {}
