package dev.supervisor.client;

import dev.supervisor.api.rpc.Wire;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;

/**
 * A process of the configuration, for printing.
 *
 * @param inUse whether its group is active
 * @param autostart whether it is started with the daemon
 * @param groupPriority the group's place in the order of starting
 * @param processPriority its own place within the group
 */
public record ConfiguredProcess(
        Namespec name, boolean inUse, boolean autostart, int groupPriority, int processPriority) {

    /** Reads what concerns the client of an item of {@code getAllConfigInfo}. */
    static ConfiguredProcess fromWire(XmlRpcValue value) throws XmlRpcException {
        return new ConfiguredProcess(
                new Namespec(Wire.member(value, "group", Wire::string), Wire.member(value, "name", Wire::string)),
                Wire.member(value, "inuse", Wire::bool),
                Wire.member(value, "autostart", Wire::bool),
                Wire.member(value, "group_prio", Wire::integer),
                Wire.member(value, "process_prio", Wire::integer));
    }
}
