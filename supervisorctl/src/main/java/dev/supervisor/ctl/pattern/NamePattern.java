package dev.supervisor.ctl.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names of processes as people write several of them at once: {@code *}, {@code ?} and {@code [abc]} as in the names of files, {@code {1..10}}
 * and {@code {a,b}} as in a shell. Pure.
 *
 * @param text one of the words that a word with braces stands for
 */
public record NamePattern(String text) {
    private static final String WHOLE_GROUP = ":*";
    private static final Pattern WILD = Pattern.compile("[*?\\[]");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");
    private static final int MOST_NAMES = 10_000;

    /** Whether a word is more than one name; {@code group:*}, which servers understand, is not. */
    public static boolean isPattern(String word) {
        String name = word.endsWith(WHOLE_GROUP) ? word.substring(0, word.length() - WHOLE_GROUP.length()) : word;
        return WILD.matcher(name).find() || alternatives(word).size() > 1;
    }

    /** The patterns that the braces of a word expand to, in their order; the word itself if it has none. */
    public static List<NamePattern> of(String word) {
        return alternatives(word).stream().map(NamePattern::new).toList();
    }

    /** Whether it has to be compared with names, and is not one itself. */
    public boolean isWild() {
        return isPattern(text);
    }

    /** Whether it means this process: with a colon the whole name counts, else the process's own. */
    public boolean matches(String group, String process) {
        return Pattern.matches(expression(), text.contains(":") ? group + ":" + process : process);
    }

    private static List<String> alternatives(String word) {
        int open = word.indexOf('{');
        int close = word.indexOf('}', open);
        if (open < 0 || close < 0) {
            return List.of(word);
        }
        List<String> items = items(word.substring(open + 1, close));
        if (items.isEmpty()) {
            return List.of(word);
        }
        List<String> words = new ArrayList<>();
        for (String rest : alternatives(word.substring(close + 1))) {
            for (String item : items) {
                words.add(word.substring(0, open) + item + rest);
            }
        }
        return words.size() > MOST_NAMES ? List.of(word) : words;
    }

    /** Numbers of a range, as wide as its ends if these have a zero in front; or words between commas. */
    private static List<String> items(String braces) {
        var range = RANGE.matcher(braces);
        if (!range.matches()) {
            return braces.contains(",") ? List.of(braces.split(",", -1)) : List.of();
        }
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        if (Math.abs(first - last) >= MOST_NAMES) {
            return List.of();
        }
        int width = Math.max(width(range.group(1)), width(range.group(2)));
        int step = first <= last ? 1 : -1;
        List<String> numbers = new ArrayList<>();
        for (int number = first; number != last + step; number += step) {
            String digits = Integer.toString(number);
            numbers.add("0".repeat(Math.max(0, width - digits.length())) + digits);
        }
        return numbers;
    }

    private static int width(String digits) {
        return digits.startsWith("0") ? digits.length() : 1;
    }

    private String expression() {
        StringBuilder expression = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int close = c == '[' ? text.indexOf(']', at + 2) : -1;
            if (close > 0) {
                expression.append(set(text.substring(at + 1, close)));
                at = close;
            } else if (c == '*') {
                expression.append(".*");
            } else if (c == '?') {
                expression.append('.');
            } else {
                expression.append(Pattern.quote(Character.toString(c)));
            }
            at++;
        }
        return expression.toString();
    }

    /** Characters and ranges of them; {@code !} in front: all others. */
    private static String set(String characters) {
        boolean others = characters.startsWith("!");
        StringBuilder set = new StringBuilder(others ? "[^" : "[");
        for (char c : characters.substring(others ? 1 : 0).toCharArray()) {
            set.append(c == '-' || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
        }
        return set.append(']').toString();
    }
}
