package dev.supervisor.api.xmlrpc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Takes a document in UTF-8 apart into starts and ends of elements, and the text before each. What is not well-formed is refused; so
 * are DTDs, and with them every entity but XML's own five. Prefixes of names mean nothing, and a name may have any character
 * beyond ASCII. By hand, because loading the JDK's parser is a quarter of what a client takes to run. One thread.
 */
final class XmlScanner {
    private static final int MOST_ATTRIBUTES = 256;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] DECLARATION = XmlBytes.ascii("<?xml");
    private static final byte[] CDATA = XmlBytes.ascii("<![CDATA[");
    private static final byte[] CDATA_END = XmlBytes.ascii("]]>");
    private static final byte[] COMMENT = XmlBytes.ascii("<!--");
    private static final byte[] COMMENT_END = XmlBytes.ascii("--");
    private static final byte[] INSTRUCTION_END = XmlBytes.ascii("?>");

    /** The kinds of tokens. */
    enum Token {
        START,
        END,
        END_OF_DOCUMENT
    }

    private final byte[] document;
    private final XmlNames names = new XmlNames();
    private final XmlText text;

    /** Where the names of the elements begin that are open; the innermost is the last. */
    private int[] open = new int[16];

    private int depth;
    private int at;
    private boolean rootSeen;
    private boolean endOwed;
    private String name = "";

    /** @throws XmlRpcException if it is not UTF-8, or has characters that no XML has */
    XmlScanner(byte[] document) throws XmlRpcException {
        this.document = document;
        this.text = new XmlText(document);
        XmlCharacters.check(document);
        if (startsWith(BYTE_ORDER_MARK)) {
            at = BYTE_ORDER_MARK.length;
        }
        int behind = at + DECLARATION.length;
        if (startsWith(DECLARATION) && document.length > behind && XmlCharacters.isBlank(document[behind])) {
            at = endOf(INSTRUCTION_END, behind, "a declaration");
        }
    }

    /** Goes on to what comes next; the end of the document comes again and again. */
    Token next() throws XmlRpcException {
        text.clear();
        if (endOwed) {
            endOwed = false;
            return close();
        }
        while (at < document.length) {
            if (document[at] != '<') {
                readText();
                continue;
            }
            byte kind = at + 1 < document.length ? document[at + 1] : 0;
            if (kind == '/') {
                return end();
            } else if (kind == '?') {
                skipInstruction();
            } else if (kind != '!') {
                return start();
            } else if (startsWith(CDATA)) {
                readCdata();
            } else {
                skipComment();
            }
        }
        if (depth > 0 || !rootSeen) {
            throw malformed("it ends too early");
        }
        return Token.END_OF_DOCUMENT;
    }

    /** Name of the element that {@link #next} has just come to, without a prefix. */
    String name() {
        return name;
    }

    /** How many elements are open. */
    int depth() {
        return depth;
    }

    /** The text between what {@link #next} came to before and what it has just come to. */
    String text() throws XmlRpcException {
        return text.read();
    }

    private Token start() throws XmlRpcException {
        if (depth == 0 && rootSeen) {
            throw malformed("a second root");
        }
        rootSeen = true;
        int from = ++at;
        int to = nameEnd(from);
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = from;
        name = names.local(document, from, to);
        at = to;
        if (at < document.length && document[at] != '>') {
            attributes();
        }
        if (at < document.length && document[at] == '/') {
            at++;
            endOwed = true;
        }
        expect('>');
        return Token.START;
    }

    private void attributes() throws XmlRpcException {
        Set<String> seen = Set.of();
        while (true) {
            int before = at;
            skipBlanks();
            if (at == document.length || document[at] == '>' || document[at] == '/') {
                return;
            }
            if (at == before) {
                throw malformed("two attributes without a blank between them");
            }
            int from = at;
            at = nameEnd(from);
            seen = seen.isEmpty() ? new HashSet<>() : seen;
            if (!seen.add(new String(document, from, at - from, StandardCharsets.UTF_8))
                    || seen.size() > MOST_ATTRIBUTES) {
                throw malformed("an attribute twice, or too many of them");
            }
            skipBlanks();
            expect('=');
            skipBlanks();
            attributeValue();
        }
    }

    private void attributeValue() throws XmlRpcException {
        byte quote = at < document.length ? document[at] : 0;
        if (quote != '"' && quote != '\'') {
            throw malformed("an attribute without quotes");
        }
        for (at++; at < document.length && document[at] != quote; at++) {
            if (document[at] == '<') {
                throw malformed("a < in an attribute");
            }
            if (document[at] == '&') {
                at = XmlText.referenceEnd(document, at) - 1;
            }
        }
        expect((char) quote);
    }

    private Token end() throws XmlRpcException {
        int from = at + 2;
        int to = nameEnd(from);
        if (depth == 0 || !isSameName(open[depth - 1], from, to)) {
            throw malformed("an end without its start");
        }
        at = to;
        skipBlanks();
        expect('>');
        return close();
    }

    private Token close() {
        depth--;
        return Token.END;
    }

    private boolean isSameName(int one, int from, int to) {
        int length = to - from;
        for (int i = 0; i < length; i++) {
            if (document[one + i] != document[from + i]) {
                return false;
            }
        }
        return nameEndsAt(one + length);
    }

    /** Whether no longer name goes on here; what is open is known to have ended somewhere. */
    private boolean nameEndsAt(int index) {
        byte b = document[index];
        return XmlCharacters.isBlank(b) || b == '>' || b == '/';
    }

    private void readText() throws XmlRpcException {
        int from = at;
        boolean plain = true;
        int end = at;
        while (end < document.length && document[end] != '<') {
            byte b = document[end];
            if (b < 0 || b == '\r') {
                plain = false;
            } else if (b == '&') {
                plain = false;
                end = XmlText.referenceEnd(document, end) - 1;
            } else if (b == '>' && end - from >= 2 && document[end - 1] == ']' && document[end - 2] == ']') {
                throw malformed("]]> in text");
            }
            end++;
        }
        at = end;
        if (depth == 0) {
            requireBlank(from, end);
        } else {
            text.add(from, end, plain ? XmlText.Kind.PLAIN : XmlText.Kind.WITH_REFERENCES);
        }
    }

    private void readCdata() throws XmlRpcException {
        if (depth == 0) {
            throw malformed("text outside the root");
        }
        int from = at + CDATA.length;
        at = endOf(CDATA_END, from, "a CDATA section");
        text.add(from, at - CDATA_END.length, XmlText.Kind.LITERAL);
    }

    private void requireBlank(int from, int to) throws XmlRpcException {
        for (int i = from; i < to; i++) {
            if (!XmlCharacters.isBlank(document[i])) {
                throw malformed("text outside the root");
            }
        }
    }

    private void skipInstruction() throws XmlRpcException {
        int from = at + 2;
        int to = nameEnd(from);
        String target = new String(document, from, to - from, StandardCharsets.UTF_8);
        boolean ends = to + 1 < document.length && document[to] == '?' && document[to + 1] == '>';
        if (target.equalsIgnoreCase("xml") || !ends && !(to < document.length && XmlCharacters.isBlank(document[to]))) {
            throw malformed("not a processing instruction");
        }
        at = endOf(INSTRUCTION_END, to, "a processing instruction");
    }

    private void skipComment() throws XmlRpcException {
        if (!startsWith(COMMENT)) {
            throw new XmlRpcException("not XML without a DTD, at byte " + at);
        }
        at = endOf(COMMENT_END, at + COMMENT.length, "a comment");
        expect('>');
    }

    /** The index behind the next {@code wanted}. */
    private int endOf(byte[] wanted, int from, String what) throws XmlRpcException {
        for (int i = from; i + wanted.length <= document.length; i++) {
            if (isAt(i, wanted)) {
                return i + wanted.length;
            }
        }
        throw malformed(what + " without end");
    }

    private boolean startsWith(byte[] wanted) {
        return at + wanted.length <= document.length && isAt(at, wanted);
    }

    private boolean isAt(int index, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (document[index + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private int nameEnd(int from) throws XmlRpcException {
        int end = from;
        while (end < document.length && XmlCharacters.isPartOfName(document[end], end == from)) {
            end++;
        }
        if (end == from) {
            throw malformed("a name is missing");
        }
        return end;
    }

    private void skipBlanks() {
        while (at < document.length && XmlCharacters.isBlank(document[at])) {
            at++;
        }
    }

    private void expect(char wanted) throws XmlRpcException {
        if (at == document.length || document[at] != wanted) {
            throw malformed(wanted + " is missing");
        }
        at++;
    }

    private XmlRpcException malformed(String what) {
        return new XmlRpcException("not XML: " + what + ", at byte " + at);
    }
}
