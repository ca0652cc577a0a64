package dev.supervisor.journal.query;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A name of a unit as somebody may write it: {@code cron}, {@code cron.service}, {@code sidekiq@*}. */
final class UnitNamePattern {
    private static final Pattern HAS_TYPE =
            Pattern.compile(".*\\.(service|socket|target|device|mount|automount|swap|timer|path|slice|scope)");
    private final Pattern pattern;

    private UnitNamePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** A name without a type is one of a service. */
    static UnitNamePattern ofUnit(String text) {
        boolean complete = HAS_TYPE.matcher(text).matches();
        return new UnitNamePattern(compile(complete ? text : text + ".service"));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    private static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            char c = glob.charAt(at);
            int end = c == '[' ? glob.indexOf(']', at + 2) : -1;
            if (end > 0) {
                String inside = glob.substring(at + 1, end)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("&", "\\&");
                regex.append('[').append(inside.replaceFirst("^[!^]", "^")).append(']');
                at = end;
            } else if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
            at++;
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException _) {
            return Pattern.compile(glob, Pattern.LITERAL);
        }
    }
}
