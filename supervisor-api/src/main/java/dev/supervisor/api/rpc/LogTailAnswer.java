package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import java.util.List;

/**
 * A piece from the end of a log.
 *
 * @param offset the log's size: where the next piece starts
 * @param overflow whether there was more than was asked for
 */
public record LogTailAnswer(String text, long offset, boolean overflow) implements OnWire {

    @Override
    public XmlRpcValue toWire() {
        return new ArrayValue(List.of(new StringValue(text), new IntValue(offset), new BooleanValue(overflow)));
    }

    /** The answer of a daemon. */
    public static LogTailAnswer fromWire(XmlRpcValue value) throws XmlRpcException {
        if (value instanceof ArrayValue(List<XmlRpcValue> parts) && parts.size() == 3) {
            return new LogTailAnswer(Wire.string(parts.get(0)), Wire.integer(parts.get(1)), Wire.bool(parts.get(2)));
        }
        throw new XmlRpcException("not a piece of a log: " + value);
    }
}
