package dev.supervisor.api.xmlrpc;

import java.util.List;

/** A document that is ready to be sent, or all of it but the texts that are kept elsewhere. */
public record XmlRpcDocument(List<Part> parts) {
    public XmlRpcDocument {
        parts = List.copyOf(parts);
    }

    /** One piece of the document. */
    public sealed interface Part {

        /** Bytes that are ready. */
        record Ready(byte[] bytes) implements Part {}

        /** Text that is still to be read and escaped. */
        record Kept(KeptText text) implements Part {}
    }

    /** Whether nothing of it is kept elsewhere. */
    public boolean isReady() {
        return parts.size() == 1 && parts.getFirst() instanceof Part.Ready;
    }

    /**
     * All of it.
     *
     * @throws IllegalStateException if some of it is kept elsewhere
     */
    public byte[] ready() {
        if (isReady() && parts.getFirst() instanceof Part.Ready(byte[] bytes)) {
            return bytes;
        }
        throw new IllegalStateException("some of it is kept elsewhere: " + parts.size() + " parts");
    }
}
