package dev.supervisor.api.xmlrpc;

/**
 * Walks elements within elements, counting how deep it is and how many values it has met. After {@link #nextChild} has
 * returned true the cursor is at the child's start, and one of {@link #text}, {@link #skip} or a loop of
 * {@link #nextChild} until false leaves it behind.
 */
final class XmlCursor {
    private final XmlScanner xml;
    private final XmlRpcLimits limits;
    private int values;

    XmlCursor(XmlScanner xml, XmlRpcLimits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /** Goes to the start of the outermost element. */
    void enterRoot() throws XmlRpcException {
        nextChild();
    }

    /** Reads on to the end of the document, which is only then known to be well-formed. */
    void end() throws XmlRpcException {
        while (next() != XmlScanner.Token.END_OF_DOCUMENT) {
            // what is there concerns nobody
        }
    }

    /**
     * Goes to the next child of the current element, or past its end; {@link #textSoFar} has the text on the way.
     *
     * @return whether there is one
     */
    boolean nextChild() throws XmlRpcException {
        return switch (next()) {
            case START -> true;
            case END -> false;
            case END_OF_DOCUMENT -> throw new IllegalStateException("went on behind the outermost element");
        };
    }

    /** Name of the current element. */
    String name() {
        return xml.name();
    }

    /** The text before the child or the end that {@link #nextChild} has just come to. */
    String textSoFar() throws XmlRpcException {
        return xml.text();
    }

    /** The text of the current element up to its first child; leaves the element. */
    String text() throws XmlRpcException {
        boolean child = nextChild();
        String found = textSoFar();
        while (child) {
            skip();
            child = nextChild();
        }
        return found;
    }

    /** Leaves the current element behind. */
    void skip() throws XmlRpcException {
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            next();
        }
    }

    /** Counts a value. */
    void countValue() throws XmlRpcException {
        if (++values > limits.values()) {
            throw new XmlRpcException("more than " + limits.values() + " values");
        }
    }

    private XmlScanner.Token next() throws XmlRpcException {
        XmlScanner.Token token = xml.next();
        if (xml.depth() > limits.depth()) {
            throw new XmlRpcException("more than " + limits.depth() + " elements within elements");
        }
        return token;
    }
}
