package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.AnswerValue;

/** A value with a form on the wire; each type knows its own, in both directions. */
@FunctionalInterface
public interface OnWire {

    /** The value to send. Any thread. */
    AnswerValue toWire();
}
