package dev.supervisor.rpc;

import dev.supervisor.api.xmlrpc.AnswerValue;
import dev.supervisor.api.xmlrpc.AnswerValue.AnswerArray;
import dev.supervisor.api.xmlrpc.AnswerValue.KeptString;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;

/** The memory that the answers to the calls of one request may take together. One thread. */
final class AnswersRoom {
    private static final int ONE_PART_OF_HEAP = 16;

    /** The bytes that a value takes besides its text, in memory or on the wire. */
    private static final int BYTES_OF_A_VALUE = 64;

    /** The bound for texts that are read when they are sent; no client accepts more in one answer. */
    private static final long MOST_KEPT_BYTES = 2L << 30;

    private long held;
    private long kept;

    AnswersRoom() {
        this(Runtime.getRuntime().maxMemory() / ONE_PART_OF_HEAP);
    }

    /** @param bytes for answers that wait in memory until all are there */
    AnswersRoom(long bytes) {
        this.held = bytes;
        this.kept = MOST_KEPT_BYTES;
    }

    /** Whether there may be more of them. */
    boolean isLeft() {
        return held > 0 && kept > 0;
    }

    void take(AnswerValue answer) {
        held -= BYTES_OF_A_VALUE;
        switch (answer) {
            case StringValue(String text) -> held -= text.length();
            case KeptString(var text) -> kept -= text.bytes();
            case ArrayValue(var items) -> items.forEach(this::take);
            case AnswerArray(var items) -> items.forEach(this::take);
            case StructValue(var members) -> members.stream().map(Member::value).forEach(this::take);
            case XmlRpcValue.Base64Value _,
                    XmlRpcValue.IntValue _,
                    XmlRpcValue.BooleanValue _,
                    XmlRpcValue.DoubleValue _,
                    XmlRpcValue.DateTimeValue _,
                    XmlRpcValue.NilValue _ -> {
                // No longer than any.
            }
        }
    }
}
