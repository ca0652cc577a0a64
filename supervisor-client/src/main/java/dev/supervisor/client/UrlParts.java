package dev.supervisor.client;

import java.util.Locale;

/**
 * The parts of a text read as a URL, as far as anybody needs them (Python's urllib.parse.urlparse). Every text can be
 * split; missing parts are empty.
 *
 * @param scheme in lower case
 * @param host everything between {@code //} and the path
 */
public record UrlParts(String scheme, String host, String path) {

    public static UrlParts parse(String text) {
        int colon = schemeEnd(text);
        String rest = text.substring(colon < 0 ? 0 : colon + 1);
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        String host = "";
        if (rest.startsWith("//")) {
            int end = endOf(rest, 2, "/?#");
            host = rest.substring(2, end);
            rest = rest.substring(end);
        }
        return new UrlParts(scheme, host, rest.substring(0, endOf(rest, 0, "?#")));
    }

    private static int schemeEnd(String text) {
        int end = 0;
        while (end < text.length() && isPartOfScheme(text.charAt(end), end)) {
            end++;
        }
        return end > 0 && end < text.length() && text.charAt(end) == ':' ? end : -1;
    }

    private static boolean isPartOfScheme(char c, int at) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        return letter || at > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.');
    }

    private static int endOf(String text, int from, String stops) {
        int end = from;
        while (end < text.length() && stops.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
