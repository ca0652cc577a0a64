package dev.supervisor.http;

import dev.supervisor.activity.ControlNarrator;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What the connections of one server have in common.
 *
 * @param door absent if anybody may use it
 * @param memory for requests that are coming in
 * @param worker reads the logs that are followed
 */
record Site(
        Endpoint endpoint,
        ResponseHeads heads,
        Optional<Door> door,
        ControlNarrator narrator,
        Memory memory,
        Executor worker) {}
