package dev.supervisor.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request that has come in whole.
 *
 * @param path decoded, without what follows it; begins with a slash, unless the client sent nonsense
 * @param query what stands behind the question mark, as it stands there
 * @param headers the value of a header by its name
 */
record HttpCall(String method, String path, String query, Function<String, Optional<String>> headers, byte[] body) {

    /**
     * @param uri as it stands in the request line, a character for a byte
     */
    static HttpCall of(String method, String uri, Function<String, Optional<String>> headers, byte[] body) {
        int end = 0;
        while (end < uri.length() && ";?#".indexOf(uri.charAt(end)) < 0) {
            end++;
        }
        int question = uri.indexOf('?', end);
        String query = question < 0 ? "" : uri.substring(question + 1).split("#", 2)[0];
        return new HttpCall(method, decoded(uri.substring(0, end)), query, headers, body);
    }

    /** Made into text, with its {@code %xx}: those that are malformed stay as they are, and what is no UTF-8 is replaced, as by Python. */
    private static String decoded(String path) {
        byte[] encoded = path.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            int octet = encoded[i] == '%' && i + 2 < encoded.length ? octet(encoded[i + 1], encoded[i + 2]) : -1;
            if (octet >= 0) {
                bytes.write(octet);
                i += 2;
            } else {
                bytes.write(encoded[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The value of two hexadecimal digits, or -1. */
    private static int octet(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }
}
