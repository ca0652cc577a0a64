package dev.supervisor.ctl;

import dev.supervisor.api.env.PosixZone;
import dev.supervisor.ctl.client.RemoteSupervisor;
import dev.supervisor.ctl.client.ServerAddress;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The program {@code supervisorctl}. */
public final class Main {
    private static final int NOBODY_READS = 1;

    private Main() {}

    /** @param args how the program was invoked (the launcher's own name), then the arguments of the user */
    public static void main(String[] args) {
        String invokedAs = args.length == 0 ? "supervisorctl" : args[0];
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        Map<String, String> environment = UserEnvironment.of(System.getenv());
        PosixZone.settle(environment);
        Program program = new Program(
                StandardTerminal.ofProcess(environment),
                Screens.of(System.getProperty("supervisor.terminals", "")),
                patience -> (url, credentials) -> new RemoteSupervisor(ServerAddress.parse(url), credentials, patience),
                environment,
                Runtime.getRuntime()::halt);
        // Not System.exit, which asks for the configuration of logging first: there is nothing to be tidied up.
        Runtime.getRuntime().halt(exitCode(program, invokedAs, rest));
    }

    private static int exitCode(Program program, String invokedAs, List<String> args) {
        try {
            return program.run(invokedAs, args);
        } catch (UncheckedIOException e) {
            return NOBODY_READS;
        }
    }
}
