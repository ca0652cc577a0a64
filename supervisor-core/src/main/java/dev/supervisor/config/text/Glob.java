package dev.supervisor.config.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Paths by pattern, as Python's {@code glob} finds them: {@code * ? [..]}, hidden names only if asked for by their dot. */
public final class Glob {
    private static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    private final Surroundings surroundings;

    public Glob(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The matching paths that exist, sorted by code points. */
    public List<String> matching(String pattern) {
        List<String> found = new ArrayList<>(find(pattern));
        found.sort(BY_CODE_POINT);
        return found;
    }

    private List<String> find(String pattern) {
        String directory = PosixPath.parent(pattern);
        String name = PosixPath.name(pattern);
        if (!hasMagic(pattern)) {
            boolean there = name.isEmpty() ? surroundings.isDirectory(directory) : surroundings.exists(pattern);
            return there ? List.of(pattern) : List.of();
        }
        List<String> directories = hasMagic(directory) ? find(directory) : List.of(directory);
        return directories.stream().flatMap(each -> in(each, name).stream()).toList();
    }

    private List<String> in(String directory, String name) {
        if (!hasMagic(name)) {
            String path = PosixPath.join(directory, name);
            boolean there = name.isEmpty() ? surroundings.isDirectory(directory) : surroundings.exists(path);
            return there ? List.of(name.isEmpty() ? directory + "/" : path) : List.of();
        }
        return surroundings.entries(directory.isEmpty() ? "." : directory).stream()
                .filter(entry -> !entry.startsWith(".") || name.startsWith("."))
                .filter(entry -> matches(name, entry))
                .map(entry -> PosixPath.join(directory, entry))
                .toList();
    }

    private static boolean hasMagic(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    /** Whether a name without slashes is one that the pattern means. */
    static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int starAt = -1;
        int triedTo = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                starAt = p++;
                triedTo = n;
            } else if (p < pattern.length() && one(pattern, p, name.codePointAt(n))) {
                p = next(pattern, p);
                n = name.offsetByCodePoints(n, 1);
            } else if (starAt >= 0) {
                p = starAt + 1;
                triedTo = name.offsetByCodePoints(triedTo, 1);
                n = triedTo;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether the element of the pattern at {@code p} is a {@code c}. */
    private static boolean one(String pattern, int p, int c) {
        char sign = pattern.charAt(p);
        int close = sign == '[' ? closing(pattern, p) : -1;
        if (close < 0) {
            return sign == '?' || pattern.codePointAt(p) == c;
        }
        boolean not = pattern.charAt(p + 1) == '!';
        return inSet(pattern.substring(p + (not ? 2 : 1), close), c) != not;
    }

    private static boolean inSet(String set, int c) {
        int[] points = set.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (i + 2 < points.length && points[i + 1] == '-') {
                if (points[i] <= c && c <= points[i + 2]) {
                    return true;
                }
                i += 2;
            } else if (points[i] == c) {
                return true;
            }
        }
        return false;
    }

    private static int next(String pattern, int p) {
        int close = pattern.charAt(p) == '[' ? closing(pattern, p) : -1;
        return close < 0 ? pattern.offsetByCodePoints(p, 1) : close + 1;
    }

    /** The bracket that closes the one at {@code open}, or -1; one right behind it, or behind a {@code !}, is in the set. */
    private static int closing(String pattern, int open) {
        int first = open + 1 < pattern.length() && pattern.charAt(open + 1) == '!' ? open + 2 : open + 1;
        return pattern.indexOf(']', first + 1);
    }
}
