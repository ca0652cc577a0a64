package dev.supervisor.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant to write. Pure. */
final class Spelling {
    private static final int MOST_MISTAKES = 2;
    private static final int LETTERS_PER_MISTAKE = 3;

    private Spelling() {}

    /** The known word that is nearest, if it is near enough. */
    static Optional<String> meant(String written, Collection<String> known) {
        String lower = written.toLowerCase(Locale.ROOT).replace('-', '_');
        int most = Math.min(MOST_MISTAKES, written.length() / LETTERS_PER_MISTAKE);
        return known.stream()
                .filter(word -> distance(lower, word.replace('-', '_')) <= most)
                .min(Comparator.comparingInt(word -> distance(lower, word.replace('-', '_'))));
    }

    /** How many letters have to be put in, left out, changed or swapped with their neighbour. */
    private static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, from, i, to, j);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int step(int[][] steps, String from, int i, String to, int j) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(steps[i - 1][j - 1] + change, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
