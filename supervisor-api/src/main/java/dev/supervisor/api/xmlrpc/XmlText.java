package dev.supervisor.api.xmlrpc;

import java.nio.charset.StandardCharsets;

/**
 * Text of a document, which may be in several pieces; read only when somebody wants it, because most of it is layout. The document is
 * known to be UTF-8. One thread.
 */
final class XmlText {
    private static final int LONGEST_REFERENCE = 16;

    /** The treatment that a piece needs. */
    enum Kind {
        /** Nothing: ASCII without references and carriage returns. */
        PLAIN,
        WITH_REFERENCES,
        /** No {@code &} means anything in it. */
        LITERAL
    }

    private final byte[] document;
    private final StringBuilder several = new StringBuilder();
    private int pieces;
    private int from;
    private int to;
    private Kind kind = Kind.PLAIN;

    XmlText(byte[] document) {
        this.document = document;
    }

    void clear() {
        pieces = 0;
    }

    void add(int pieceFrom, int pieceTo, Kind pieceKind) throws XmlRpcException {
        if (pieces == 1) {
            several.setLength(0);
            several.append(piece());
        }
        from = pieceFrom;
        to = pieceTo;
        kind = pieceKind;
        if (pieces > 0) {
            several.append(piece());
        }
        pieces++;
    }

    String read() throws XmlRpcException {
        return pieces == 0 ? "" : pieces == 1 ? piece() : several.toString();
    }

    private String piece() throws XmlRpcException {
        return switch (kind) {
            case PLAIN -> new String(document, from, to - from, StandardCharsets.ISO_8859_1);
            case LITERAL -> withPlainLineEnds(new String(document, from, to - from, StandardCharsets.UTF_8));
            case WITH_REFERENCES -> resolved();
        };
    }

    /** XML has one end of a line, whatever the document has (XML 1.0, 2.11). */
    private static String withPlainLineEnds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private String resolved() throws XmlRpcException {
        StringBuilder text = new StringBuilder(to - from);
        int done = from;
        for (int i = from; i < to; i++) {
            if (document[i] == '&') {
                text.append(withPlainLineEnds(new String(document, done, i - done, StandardCharsets.UTF_8)));
                done = referenceEnd(document, i);
                text.appendCodePoint(character(reference(document, i)));
                i = done - 1;
            }
        }
        return text.append(withPlainLineEnds(new String(document, done, to - done, StandardCharsets.UTF_8)))
                .toString();
    }

    /**
     * The index behind the reference that begins here.
     *
     * @throws XmlRpcException if it is none, or stands for no character
     */
    static int referenceEnd(byte[] document, int ampersand) throws XmlRpcException {
        String reference = reference(document, ampersand);
        character(reference);
        return ampersand + reference.length() + 2;
    }

    private static String reference(byte[] document, int ampersand) throws XmlRpcException {
        for (int end = ampersand + 1; end < document.length && end - ampersand <= LONGEST_REFERENCE; end++) {
            if (document[end] == ';') {
                return new String(document, ampersand + 1, end - ampersand - 1, StandardCharsets.ISO_8859_1);
            }
        }
        throw new XmlRpcException("not XML: a & that begins no reference");
    }

    private static int character(String reference) throws XmlRpcException {
        return switch (reference) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> number(reference);
        };
    }

    private static int number(String reference) throws XmlRpcException {
        boolean hex = reference.startsWith("#x");
        int radix = hex ? 16 : 10;
        int point = 0;
        int start = hex ? 2 : 1;
        boolean good = reference.startsWith("#") && reference.length() > start;
        for (int i = start; good && i < reference.length(); i++) {
            int digit = Character.digit(reference.charAt(i), radix);
            good = digit >= 0 && point <= Character.MAX_CODE_POINT;
            point = point * radix + digit;
        }
        if (!good || !XmlCharacters.isXml(point)) {
            throw new XmlRpcException("an unknown entity: " + reference);
        }
        return point;
    }
}
