package dev.supervisor.api.ini;

import java.util.List;

/** Where a configuration file is looked for if none is named; the same for daemon and client. Pure; any thread. */
public final class DefaultPaths {

    private DefaultPaths() {}

    /**
     * First come, first taken.
     *
     * @param program how the program was called; symbolic links are not followed
     */
    public static List<String> of(String program) {
        String home = parent(parent(program));
        return List.of(
                join(home, "etc/supervisord.conf"),
                join(home, "supervisord.conf"),
                "supervisord.conf",
                "etc/supervisord.conf",
                "/etc/supervisord.conf",
                "/etc/supervisor/supervisord.conf",
                "/etc/supervisord/supervisord.conf");
    }

    /** Python's {@code os.path.dirname}: nothing for a name without a directory. */
    private static String parent(String path) {
        String head = path.substring(0, path.lastIndexOf('/') + 1);
        int end = head.length();
        while (end > 0 && head.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? head : head.substring(0, end);
    }

    private static String join(String directory, String name) {
        return directory.isEmpty() || directory.endsWith("/") ? directory + name : directory + "/" + name;
    }
}
