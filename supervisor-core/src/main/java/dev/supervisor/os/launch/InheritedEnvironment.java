package dev.supervisor.os.launch;

import dev.supervisor.os.SystemText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The environment that we were started with, byte for byte and in its order: what {@code launch} has done to it for the runtime's sake is
 * undone (see the top of {@code launch.c}).
 *
 * @param variables {@code NAME=value} each, as {@link SystemText}
 * @param detached whether we were started by {@code launch detach}
 */
public record InheritedEnvironment(List<String> variables, boolean detached) {
    private static final String ADDED_LOCALE = "LC_ALL=C.UTF-8";

    /** On Linux, and elsewhere. */
    private static final Set<String> ADDED_SIGNAL = Set.of("_JAVA_SR_SIGNUM=40", "_JAVA_SR_SIGNUM=29");

    private static final int ADDED = 2;
    private static final String ADDED_DETACHED = "SUPERVISOR_READY_FD=3";

    /** The names that {@code launch.c} hides. */
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
            "SUPERVISOR_READY_FD");

    public InheritedEnvironment {
        variables = List.copyOf(variables);
    }

    /**
     * That of a process, from what it has.
     *
     * @param variables {@code NAME=value} each, in order
     */
    public static InheritedEnvironment restore(List<String> variables) {
        boolean treated = variables.size() >= ADDED
                && variables.get(0).equals(ADDED_LOCALE)
                && ADDED_SIGNAL.contains(variables.get(1));
        if (!treated) {
            return new InheritedEnvironment(variables, false);
        }
        boolean detached = variables.size() > ADDED && variables.get(ADDED).equals(ADDED_DETACHED);
        return new InheritedEnvironment(
                variables.stream()
                        .skip(ADDED + (detached ? 1 : 0))
                        .map(InheritedEnvironment::show)
                        .toList(),
                detached);
    }

    /** The texts in a block of bytes with a NUL after each. */
    public static List<String> split(byte[] block) {
        List<String> texts = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < block.length; at++) {
            if (block[at] == 0) {
                texts.add(SystemText.decode(Arrays.copyOfRange(block, from, at)));
                from = at + 1;
            }
        }
        return texts;
    }

    /** Changes the case of the last letter of a name that is hidden, or would be if its last letter had the other case. */
    private static String show(String variable) {
        int equals = variable.indexOf('=');
        if (equals <= 0) {
            return variable;
        }
        String flipped = variable.substring(0, equals - 1) + (char) (variable.charAt(equals - 1) ^ 0x20);
        boolean hidden = HIDDEN.contains(flipped) || HIDDEN.contains(variable.substring(0, equals));
        return hidden ? flipped + variable.substring(equals) : variable;
    }
}
