package dev.supervisor.http;

import dev.supervisor.activity.ControlNarrator;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What the connections of one server have in common.
 *
 * @param door absent if anybody may use it
 * @param worker reads the logs that are followed
 */
record Site(
        Endpoint endpoint,
        ResponseHeads heads,
        Optional<Door> door,
        ControlNarrator narrator,
        HeapShares heap,
        Executor worker) {}
