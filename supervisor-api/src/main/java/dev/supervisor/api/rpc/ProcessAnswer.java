package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.AnswerValue;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import java.util.List;

/** The answer to a call on {@code process}, {@code group:process} or {@code group:*}. */
public sealed interface ProcessAnswer extends OnWire {

    /** It was done, to the one process that was named. */
    record Done() implements ProcessAnswer {
        @Override
        public XmlRpcValue toWire() {
            return new BooleanValue(true);
        }
    }

    /** The result for each process of the named group. */
    record Results(List<ProcessResult> each) implements ProcessAnswer {
        public Results {
            each = List.copyOf(each);
        }

        @Override
        public AnswerValue toWire() {
            return Wire.of(each);
        }
    }

    /** The answer of a daemon. */
    static ProcessAnswer fromWire(XmlRpcValue value) throws XmlRpcException {
        return value instanceof ArrayValue ? new Results(Wire.list(value, ProcessResult::fromWire)) : new Done();
    }
}
