package dev.supervisor.os;

import java.util.List;
import java.util.Optional;

/**
 * Everything about a child that is to be made; strings as {@link SystemText}.
 *
 * @param processName the process's own name, for the sentences
 * @param executable path of the program, resolved
 * @param argv its arguments, the first one as the command has it
 * @param environment {@code NAME=value} each, in order
 * @param directory where it runs; ours if absent
 * @param umask its umask; ours if absent
 * @param credentials whom it becomes; absent to stay who we are
 * @param stdin where its standard input comes from
 * @param redirectStderr its standard error goes into the pipe of its standard output
 * @param minfds its soft limit of descriptors is at least this, as far as the hard limit allows
 * @param settings what the original does not know
 */
public record SpawnRequest(
        String processName,
        String executable,
        List<String> argv,
        List<String> environment,
        Optional<String> directory,
        Optional<Integer> umask,
        Optional<Credentials> credentials,
        Stdin stdin,
        boolean redirectStderr,
        int minfds,
        ChildSettings settings) {
    public SpawnRequest {
        argv = List.copyOf(argv);
        environment = List.copyOf(environment);
    }

    /** With a pipe to us as its standard input. */
    public SpawnRequest(
            String processName,
            String executable,
            List<String> argv,
            List<String> environment,
            Optional<String> directory,
            Optional<Integer> umask,
            Optional<Credentials> credentials,
            boolean redirectStderr,
            int minfds) {
        this(
                processName,
                executable,
                argv,
                environment,
                directory,
                umask,
                credentials,
                new Stdin.Pipe(),
                redirectStderr,
                minfds,
                ChildSettings.NONE);
    }

    /** A child's descriptor 0. */
    public sealed interface Stdin {

        /** A pipe that we write into. */
        record Pipe() implements Stdin {}

        /** A socket of ours that it gets too, to accept connections from; the caller still owns ours. */
        record Shared(Fd ours) implements Stdin {}
    }
}
