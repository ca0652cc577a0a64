package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import java.util.List;

/**
 * A piece from the end of a log.
 *
 * @param offset the log's size: where the next piece starts
 * @param overflow whether there was more than was asked for
 */
public record LogTailAnswer(LogText text, long offset, boolean overflow) implements OnWire {

    @Override
    public XmlRpcValue toWire() {
        return new ArrayValue(List.of(text.toWire(), new IntValue(offset), new BooleanValue(overflow)));
    }
}
