package dev.supervisor.unit.file;

import dev.supervisor.api.ini.Origin;

/**
 * One {@code key=value} of a unit's files, continued lines joined, blanks around key and value cut, specifiers and quotes
 * as written.
 *
 * @param section without brackets
 * @param value may be empty, which resets many settings
 * @param origin its file, and its last line if it is continued over several
 */
public record Assignment(String section, String key, String value, Origin origin) {
    private static final String OURS_ALONE = "X-";

    /** Whether its section or its key is somebody else's by its name, and ignored without a word. */
    public boolean isForeign() {
        return isForeign(section) || isForeign(key);
    }

    /** Whether a section or a key has such a name. */
    static boolean isForeign(String name) {
        return name.startsWith(OURS_ALONE);
    }
}
