package dev.supervisor.os.launch;

import dev.supervisor.api.env.LaunchTreatment;
import dev.supervisor.os.SystemText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The environment that we were started with, byte for byte and in its order: what {@code launch} has done to it for the runtime's sake is
 * undone ({@link LaunchTreatment}).
 *
 * @param variables {@code NAME=value} each, as {@link SystemText}
 * @param detached whether we were started by {@code launch detach}
 */
public record InheritedEnvironment(List<String> variables, boolean detached) {
    private static final String ADDED_DETACHED = "SUPERVISOR_READY_FD=3";

    public InheritedEnvironment {
        variables = List.copyOf(variables);
    }

    /**
     * That of a process, from what it has.
     *
     * @param variables {@code NAME=value} each, in order
     */
    public static InheritedEnvironment restore(List<String> variables) {
        int added = LaunchTreatment.ADDED.size();
        if (!isTreated(variables)) {
            return new InheritedEnvironment(variables, false);
        }
        boolean detached = variables.size() > added && variables.get(added).equals(ADDED_DETACHED);
        return new InheritedEnvironment(
                variables.stream()
                        .skip(added + (detached ? 1 : 0))
                        .map(InheritedEnvironment::show)
                        .toList(),
                detached);
    }

    private static boolean isTreated(List<String> variables) {
        Iterator<String> first = variables.iterator();
        return LaunchTreatment.ADDED.stream().allMatch(added -> first.hasNext() && added.contains(first.next()));
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

    private static String show(String variable) {
        int equals = variable.indexOf('=');
        return equals <= 0
                ? variable
                : LaunchTreatment.before(variable.substring(0, equals)) + variable.substring(equals);
    }
}
