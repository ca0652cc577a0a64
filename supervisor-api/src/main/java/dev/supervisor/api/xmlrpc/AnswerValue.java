package dev.supervisor.api.xmlrpc;

import java.util.List;

/**
 * A value in a daemon's answer: anything that can be sent, and texts that are read only when the answer is sent, alone
 * or in arrays. A call cannot contain these, and a reader of the answer finds plain texts in their places.
 */
public sealed interface AnswerValue permits XmlRpcValue, AnswerValue.KeptString, AnswerValue.AnswerArray {

    /** {@code <string>} of which the text is read when it is sent. */
    record KeptString(KeptText text) implements AnswerValue {}

    /** {@code <array>} of which the items may be such texts, or have them in them. */
    record AnswerArray(List<AnswerValue> items) implements AnswerValue {
        public AnswerArray {
            items = List.copyOf(items);
        }
    }
}
