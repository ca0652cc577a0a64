package dev.supervisor.os.launch;

import dev.supervisor.api.env.LaunchTreatment;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The environment that we were started with, byte for byte and in its order: what {@code launch} has done to it for the runtime's sake is
 * undone ({@link LaunchTreatment}).
 *
 * @param variables {@code NAME=value} each, as {@link SystemText}
 * @param detached whether we were started by {@code launch detach}
 * @param removedDirectory the directory that we were started in, if that had been removed: we are to go there
 */
public record InheritedEnvironment(List<String> variables, boolean detached, Optional<Fd> removedDirectory) {
    private static final String ADDED_DETACHED = "SUPERVISOR_READY_FD=3";
    private static final String ADDED_DIRECTORY = "SUPERVISOR_CWD_FD=";

    public InheritedEnvironment {
        variables = List.copyOf(variables);
    }

    /**
     * That of a process, from what it has.
     *
     * @param variables {@code NAME=value} each, in order
     */
    public static InheritedEnvironment restore(List<String> variables) {
        if (!isTreated(variables)) {
            return new InheritedEnvironment(variables, false, Optional.empty());
        }
        int added = LaunchTreatment.ADDED.size();
        boolean detached = variables.size() > added && variables.get(added).equals(ADDED_DETACHED);
        added += detached ? 1 : 0;
        Optional<Fd> directory = variables.stream()
                .skip(added)
                .limit(1)
                .filter(variable -> variable.startsWith(ADDED_DIRECTORY))
                .map(variable -> new Fd(Integer.parseInt(variable.substring(ADDED_DIRECTORY.length()))))
                .findFirst();
        added += directory.isPresent() ? 1 : 0;
        return new InheritedEnvironment(
                variables.stream().skip(added).map(InheritedEnvironment::show).toList(), detached, directory);
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
