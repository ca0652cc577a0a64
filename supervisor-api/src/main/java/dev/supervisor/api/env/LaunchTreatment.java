package dev.supervisor.api.env;

import java.util.List;
import java.util.Set;

/**
 * Describes what {@code launch} does to the environment of a program for the sake of the runtime, and undoes it.
 * {@code launch} adds variables in front, and hides others by changing the case of the last letter of their names (see
 * the top of {@code launch.c}, which has the same lists; a test compares them). Variables are {@code NAME=value}. Pure.
 */
public final class LaunchTreatment {
    /**
     * Variables that are added, each at its place: a locale in which text is UTF-8, and the runtime's own signal, on
     * Linux and elsewhere.
     */
    public static final List<Set<String>> ADDED =
            List.of(Set.of("LC_ALL=C.UTF-8"), Set.of("_JAVA_SR_SIGNUM=40", "_JAVA_SR_SIGNUM=29"));

    /** The names that are hidden. */
    public static final Set<String> HIDDEN = Set.of(
            "LC_ALL",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS",
            "CLASSPATH",
            "LD_LIBRARY_PATH",
            "_JAVA_LAUNCHER_DEBUG",
            "JDK_AOT_VM_OPTIONS",
            "_JAVA_SR_SIGNUM",
            "SUPERVISOR_READY_FD",
            "SUPERVISOR_CWD_FD");

    private LaunchTreatment() {}

    /** Whether this variable is one of those that are added, wherever it stands. */
    public static boolean adds(String variable) {
        for (Set<String> added : ADDED) {
            if (added.contains(variable)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The name that a variable had before: that of one which is hidden, or would be if its last letter had the other case, has changed.
     *
     * @param name of a variable that was not added
     */
    public static String before(String name) {
        int last = name.length() - 1;
        if (last < 0) {
            return name;
        }
        String flipped = name.substring(0, last) + (char) (name.charAt(last) ^ 0x20);
        return HIDDEN.contains(flipped) || HIDDEN.contains(name) ? flipped : name;
    }
}
