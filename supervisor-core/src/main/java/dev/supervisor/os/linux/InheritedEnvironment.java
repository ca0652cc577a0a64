package dev.supervisor.os.linux;

import dev.supervisor.os.SystemText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
record InheritedEnvironment(List<String> variables, boolean detached) {
    private static final List<String> ADDED = List.of("LC_ALL=C.UTF-8", "_JAVA_SR_SIGNUM=40");
    private static final String ADDED_DETACHED = "SUPERVISOR_READY_FD=3";

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

    InheritedEnvironment {
        variables = List.copyOf(variables);
    }

    /** That of this process. To be called before it changes its user, as the system shows it to nobody else afterwards. */
    static InheritedEnvironment read() {
        try {
            return restore(Files.readAllBytes(Path.of("/proc/self/environ")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read our own environment", unreadable);
        }
    }

    /**
     * @param block the variables with a NUL after each
     */
    static InheritedEnvironment restore(byte[] block) {
        List<String> variables = split(block);
        if (variables.size() < ADDED.size()
                || !variables.subList(0, ADDED.size()).equals(ADDED)) {
            return new InheritedEnvironment(variables, false);
        }
        boolean detached =
                variables.size() > ADDED.size() && variables.get(ADDED.size()).equals(ADDED_DETACHED);
        return new InheritedEnvironment(
                variables.stream()
                        .skip(ADDED.size() + (detached ? 1 : 0))
                        .map(InheritedEnvironment::show)
                        .toList(),
                detached);
    }

    /** The texts in a block of bytes with a NUL after each. */
    static List<String> split(byte[] block) {
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

    /** The command line that we were started with, as {@link SystemText}. */
    static List<String> commandLine() {
        try {
            return split(Files.readAllBytes(Path.of("/proc/self/cmdline")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read our own command line", unreadable);
        }
    }
}
