package dev.supervisor.rpc;

import dev.supervisor.api.rpc.OnWire;
import dev.supervisor.api.rpc.Wire;
import dev.supervisor.api.xmlrpc.AnswerValue;

/** What a method has answered; equal to what has the same answer. Immutable; any thread. */
record Answered(Object value) implements OnWire {

    @Override
    public AnswerValue toWire() {
        return Wire.of(value);
    }
}
