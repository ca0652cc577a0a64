package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.AnswerValue;
import dev.supervisor.api.xmlrpc.AnswerValue.AnswerArray;
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
    public AnswerValue toWire() {
        return new AnswerArray(List.of(text.toWire(), new IntValue(offset), new BooleanValue(overflow)));
    }
}
