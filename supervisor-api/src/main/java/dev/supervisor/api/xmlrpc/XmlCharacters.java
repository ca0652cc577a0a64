package dev.supervisor.api.xmlrpc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Which characters XML has, and where. Pure. */
final class XmlCharacters {
    private static final int BYTES_AT_A_TIME = 64;

    private XmlCharacters() {}

    /**
     * A long document is checked in small pieces, because the JVM compiles what is called often sooner than what runs long, and a client lives
     * for milliseconds.
     *
     * @throws XmlRpcException if it is not UTF-8, or has characters that XML has not
     */
    static void check(byte[] document) throws XmlRpcException {
        boolean ascii = true;
        for (int from = 0; from < document.length; from += BYTES_AT_A_TIME) {
            ascii &= isAscii(document, from, Math.min(document.length, from + BYTES_AT_A_TIME));
        }
        if (!ascii) {
            checkBeyondAscii(document);
        }
    }

    private static boolean isAscii(byte[] document, int from, int to) throws XmlRpcException {
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            byte b = document[i];
            if (b < ' ') {
                if (b < 0) {
                    ascii = false;
                } else if (!isBlank(b)) {
                    throw new XmlRpcException("not XML: a control character");
                }
            }
        }
        return ascii;
    }

    private static void checkBeyondAscii(byte[] document) throws XmlRpcException {
        try {
            CharSequence text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document));
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) >= 0xFFFE) {
                    throw new XmlRpcException("not XML: U+FFFE or U+FFFF");
                }
            }
        } catch (CharacterCodingException e) {
            throw new XmlRpcException("not UTF-8", e);
        }
    }

    /** Whether a number is that of a character of XML. */
    static boolean isXml(int point) {
        return point >= 0x20 && point < 0xD800
                || point > 0xDFFF && point < 0xFFFE
                || point > 0xFFFF && point <= Character.MAX_CODE_POINT
                || point == '\n'
                || point == '\t'
                || point == '\r';
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r';
    }

    /** @param first whether the name begins with it */
    static boolean isPartOfName(byte b, boolean first) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b < 0
                || b == '_'
                || b == ':'
                || !first && (b >= '0' && b <= '9' || b == '-' || b == '.');
    }
}
