package dev.supervisor.api.xmlrpc;

import java.nio.charset.StandardCharsets;

/** Names of elements as strings, each of the usual ones made once: a long document has few of them. One thread. */
final class XmlNames {
    private static final int PLACES = 64;

    private final String[] known = new String[PLACES];

    /** The name that the bytes are, without what is before a colon. */
    String local(byte[] document, int from, int to) {
        int start = to;
        while (start > from && document[start - 1] != ':') {
            start--;
        }
        int length = to - start;
        if (length == 0) {
            return "";
        }
        int place = length + 7 * document[start] + 3 * document[to - 1] & PLACES - 1;
        String found = known[place];
        if (found == null || !isSame(found, document, start, length)) {
            found = new String(document, start, length, StandardCharsets.UTF_8);
            known[place] = found;
        }
        return found;
    }

    private static boolean isSame(String name, byte[] document, int start, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != document[start + i]) {
                return false;
            }
        }
        return true;
    }
}
