package dev.supervisor.unit.condition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of versions: number by number, word by word. */
final class VersionOrder {
    private static final Pattern PART = Pattern.compile("\\d+|[A-Za-z]+|~");

    private VersionOrder() {}

    /** Negative, 0 or positive. What is longer is later, except behind {@code ~}, which makes it earlier than without. */
    static int compare(String one, String other) {
        List<String> ours = parts(one);
        List<String> theirs = parts(other);
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            int order = compareParts(i < ours.size() ? ours.get(i) : "", i < theirs.size() ? theirs.get(i) : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<String> parts(String version) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(version);
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }

    private static int compareParts(String one, String other) {
        return Integer.compare(rank(one), rank(other)) != 0
                ? Integer.compare(rank(one), rank(other))
                : isNumber(one) ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }

    /** {@code ~} is before the end, the end before a word, a word before a number. */
    private static int rank(String part) {
        if (part.equals("~")) {
            return 0;
        }
        return part.isEmpty() ? 1 : isNumber(part) ? 3 : 2;
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && Character.isDigit(part.charAt(0));
    }
}
