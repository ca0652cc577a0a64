package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.util.List;

/**
 * The result for each process in a call on several.
 *
 * @param status {@link Fault#SUCCESS}'s code, or that of the fault
 * @param description {@code OK}, or the fault string
 */
public record ProcessResult(String name, String group, int status, String description) implements OnWire {

    /** It was done. */
    public static ProcessResult done(String name, String group) {
        return new ProcessResult(name, group, Fault.SUCCESS.code(), "OK");
    }

    /** It was refused. */
    public static ProcessResult refused(String name, String group, RpcFault fault) {
        return new ProcessResult(name, group, fault.code(), fault.getMessage());
    }

    @Override
    public XmlRpcValue toWire() {
        return new StructValue(List.of(
                Wire.member("name", name),
                Wire.member("group", group),
                Wire.member("status", status),
                Wire.member("description", description)));
    }

    /** The answer of a daemon. */
    public static ProcessResult fromWire(XmlRpcValue value) throws XmlRpcException {
        return new ProcessResult(
                Wire.member(value, "name", Wire::string),
                Wire.member(value, "group", Wire::string),
                Wire.member(value, "status", Wire::integer),
                Wire.member(value, "description", Wire::string));
    }
}
