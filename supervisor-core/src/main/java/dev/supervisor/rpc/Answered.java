package dev.supervisor.rpc;

import dev.supervisor.api.rpc.OnWire;
import dev.supervisor.api.rpc.Wire;
import dev.supervisor.api.xmlrpc.AnswerValue;

/** The answer of a method; equal to every equal answer. Immutable; any thread. */
record Answered(Object value) implements OnWire {

    @Override
    public AnswerValue toWire() {
        return Wire.of(value);
    }
}
