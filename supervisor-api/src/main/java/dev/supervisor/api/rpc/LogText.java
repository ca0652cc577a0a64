package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.AnswerValue;
import dev.supervisor.api.xmlrpc.AnswerValue.KeptString;
import dev.supervisor.api.xmlrpc.KeptText;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;

/** A piece of a log; clients see no difference between a short one and a long one. */
public sealed interface LogText extends OnWire {
    LogText NONE = new Short("");

    /** One that is there. */
    record Short(String text) implements LogText {
        @Override
        public AnswerValue toWire() {
            return new StringValue(text);
        }
    }

    /** One that is read from its file when it is sent. */
    record Long(KeptText text) implements LogText {
        @Override
        public AnswerValue toWire() {
            return new KeptString(text);
        }
    }
}
