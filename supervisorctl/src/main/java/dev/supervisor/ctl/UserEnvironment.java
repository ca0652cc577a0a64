package dev.supervisor.ctl;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The environment of the person who calls the program: what {@code launch} has done to it for the JVM's sake is undone (see the top of
 * {@code launch.c}, which has the same names; a test compares them).
 */
final class UserEnvironment {
    static final Map<String, String> ADDED = Map.of("LC_ALL", "C.UTF-8", "_JAVA_SR_SIGNUM", "40");

    static final Set<String> HIDDEN = Set.of(
            "LC_ALL",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS",
            "CLASSPATH",
            "LD_LIBRARY_PATH",
            "_JAVA_LAUNCHER_DEBUG",
            "JDK_AOT_VM_OPTIONS",
            "_JAVA_SR_SIGNUM",
            "SUPERVISOR_READY_FD");

    private UserEnvironment() {}

    /** @param environment that of this process; left as it is if {@code launch} has not seen it */
    static Map<String, String> of(Map<String, String> environment) {
        if (!environment.entrySet().containsAll(ADDED.entrySet())) {
            return environment;
        }
        Map<String, String> own = new HashMap<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            String flipped = flipped(name);
            if (HIDDEN.contains(flipped)) {
                own.put(flipped, variable.getValue());
            } else if (!ADDED.containsKey(name)) {
                own.put(HIDDEN.contains(name) ? flipped : name, variable.getValue());
            }
        }
        return own;
    }

    /** The name with its last letter in the other case, which is how {@code launch} hides one. */
    private static String flipped(String name) {
        int last = name.length() - 1;
        return last < 0 ? name : name.substring(0, last) + (char) (name.charAt(last) ^ 0x20);
    }
}
