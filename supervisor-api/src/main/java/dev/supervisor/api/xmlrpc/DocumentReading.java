package dev.supervisor.api.xmlrpc;

import dev.supervisor.api.xmlrpc.KeptText.Reading;
import dev.supervisor.api.xmlrpc.XmlRpcDocument.Part;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a document piece by piece, twice: once to learn how long it is, and once to send it. One thread at a time; blocks as long as the
 * file system does.
 */
public final class DocumentReading implements AutoCloseable {
    /**
     * The number of texts that stay open between the first reading and the second: a file renamed or removed meanwhile
     * is still readable.
     */
    private static final int MOST_OPEN = 4;

    private static final byte[] NOTHING = {};

    private final XmlRpcDocument document;
    private final Map<Part, Reading> open = new HashMap<>();
    private int at;
    private State state = new State.Between();

    /** Where it is. */
    private sealed interface State {
        record Between() implements State {}

        record Within(Part part, Reading reading, TextEscaping escaping) implements State {}
    }

    public DocumentReading(XmlRpcDocument document) {
        this.document = document;
    }

    /**
     * The next bytes; none at the end.
     *
     * @throws IOException if a text cannot be read, or is not there any more
     */
    public byte[] next() throws IOException {
        while (at < document.parts().size() || state instanceof State.Within) {
            byte[] piece =
                    switch (state) {
                        case State.Between _ -> begin(document.parts().get(at++));
                        case State.Within(Part part, Reading reading, TextEscaping escaping) ->
                            goOn(part, reading, escaping);
                    };
            if (piece.length > 0) {
                return piece;
            }
        }
        return NOTHING;
    }

    private byte[] begin(Part part) throws IOException {
        return switch (part) {
            case Part.Ready(byte[] bytes) -> bytes;
            case Part.Kept(KeptText text) -> {
                Reading reading = open.containsKey(part) ? open.get(part) : text.open();
                open.put(part, reading);
                reading.rewind();
                state = new State.Within(part, reading, new TextEscaping());
                yield NOTHING;
            }
        };
    }

    private byte[] goOn(Part part, Reading reading, TextEscaping escaping) throws IOException {
        byte[] piece = reading.next();
        if (piece.length > 0) {
            return escaping.escape(piece);
        }
        if (open.size() > MOST_OPEN) {
            open.remove(part).close();
        }
        state = new State.Between();
        return escaping.end();
    }

    /** Goes back to the beginning. */
    public void rewind() {
        at = 0;
        state = new State.Between();
    }

    @Override
    public void close() {
        open.values().forEach(Reading::close);
        open.clear();
    }
}
