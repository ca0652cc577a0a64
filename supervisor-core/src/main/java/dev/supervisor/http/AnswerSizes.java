package dev.supervisor.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** How large answers were the last time, to guess how large they will be. Http thread only. */
final class AnswerSizes {
    private static final int MOST_KNOWN = 64;

    private final Map<String, Integer> latestLast = new LinkedHashMap<>(16, 0.75f, true);
    private final int unknown;

    /** @param unknown what is guessed for what nobody has asked for */
    AnswerSizes(int unknown) {
        this.unknown = unknown;
    }

    /** In bytes. */
    int expected(String what) {
        return latestLast.getOrDefault(what, unknown);
    }

    void was(String what, int bytes) {
        latestLast.put(what, bytes);
        if (latestLast.size() > MOST_KNOWN) {
            latestLast.remove(latestLast.keySet().iterator().next());
        }
    }
}
