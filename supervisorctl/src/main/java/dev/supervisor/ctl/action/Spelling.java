package dev.supervisor.ctl.action;

import java.util.ArrayList;
import java.util.List;

/** How far a word is from another. Pure. */
final class Spelling {
    private static final int LETTERS_PER_MISTAKE = 3;

    private Spelling() {}

    /** The words that are most similar to the typed one, and similar enough, in their order. */
    static List<String> nearest(String typed, Iterable<String> words) {
        List<String> nearest = new ArrayList<>();
        int least = Math.max(1, typed.length() / LETTERS_PER_MISTAKE);
        for (String word : words) {
            int mistakes = mistakes(typed, word);
            if (mistakes < least) {
                nearest.clear();
            }
            if (mistakes <= least) {
                least = mistakes;
                nearest.add(word);
            }
        }
        return nearest;
    }

    /** Letters to add, to leave out, to replace, or neighbours to swap, at least. */
    static int mistakes(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[b.length()];
    }
}
