package dev.supervisor.event;

import java.nio.charset.StandardCharsets;

/**
 * An event's payload as it goes to listeners.
 *
 * @param head what stands before {@code rest}
 * @param rest the output of a child, if the event has any; as bytes, because there may be much of it; not to be changed
 * @param codePoints characters of both, as Python counts them
 */
public record EventMessage(String head, byte[] rest, int codePoints) {

    static EventMessage of(String payload) {
        return new EventMessage(payload, new byte[0], payload.codePointCount(0, payload.length()));
    }

    static EventMessage of(String head, OutputText rest) {
        return new EventMessage(head, rest.utf8(), head.codePointCount(0, head.length()) + rest.codePoints());
    }

    String text() {
        return head + new String(rest, StandardCharsets.UTF_8);
    }

    /** The bytes before {@code rest}, after a header, in UTF-8. */
    public byte[] headAfter(String header) {
        return header.concat(head).getBytes(StandardCharsets.UTF_8);
    }
}
