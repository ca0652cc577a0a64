package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.util.List;

/** The answer of {@code getState}. */
public record SupervisorState(int statecode, String statename) implements OnWire {

    @Override
    public XmlRpcValue toWire() {
        return new StructValue(List.of(Wire.member("statecode", statecode), Wire.member("statename", statename)));
    }

    /** The answer of a daemon. */
    public static SupervisorState fromWire(XmlRpcValue value) throws XmlRpcException {
        return new SupervisorState(
                Wire.member(value, "statecode", Wire::integer), Wire.member(value, "statename", Wire::string));
    }
}
