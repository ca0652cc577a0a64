package dev.supervisor.api.xmlrpc;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks elements within elements, counting how deep it is and how many values it has met. After {@link #nextChild} has said true the
 * cursor is at the child's start, and one of {@link #text}, {@link #skip} or a loop of {@link #nextChild} until false leaves it behind.
 */
final class XmlCursor {
    private final XMLStreamReader xml;
    private final XmlRpcLimits limits;
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private int values;

    XmlCursor(XMLStreamReader xml, XmlRpcLimits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /** Goes to the start of the outermost element. */
    void enterRoot() throws XMLStreamException, XmlRpcException {
        nextChild();
    }

    /** Reads on to the end of the document, which is only then known to be well-formed. */
    void end() throws XMLStreamException, XmlRpcException {
        while (xml.hasNext()) {
            next();
        }
    }

    /**
     * Goes to the next child of the current element, or past its end; {@link #textSoFar} has the text on the way.
     *
     * @return whether there is one
     */
    boolean nextChild() throws XMLStreamException, XmlRpcException {
        text.setLength(0);
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }

    /** Name of the current element. */
    String name() {
        return xml.getLocalName();
    }

    /** The text before the child or the end that {@link #nextChild} has just come to. */
    String textSoFar() {
        return text.toString();
    }

    /** The text of the current element up to its first child; leaves the element. */
    String text() throws XMLStreamException, XmlRpcException {
        boolean child = nextChild();
        String found = textSoFar();
        while (child) {
            skip();
            child = nextChild();
        }
        return found;
    }

    /** Leaves the current element behind. */
    void skip() throws XMLStreamException, XmlRpcException {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    /** Counts a value. */
    void countValue() throws XmlRpcException {
        if (++values > limits.values()) {
            throw new XmlRpcException("more than " + limits.values() + " values");
        }
    }

    private int next() throws XMLStreamException, XmlRpcException {
        int event = xml.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > limits.depth()) {
                    throw new XmlRpcException("more than " + limits.depth() + " elements within elements");
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD -> throw new XmlRpcException("a DTD");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw new XmlRpcException("an unknown entity: " + xml.getLocalName());
            default -> {
                // Text, comments and processing instructions do not nest.
            }
        }
        return event;
    }
}
