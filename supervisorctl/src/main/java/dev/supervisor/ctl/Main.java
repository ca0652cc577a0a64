package dev.supervisor.ctl;

import dev.supervisor.api.env.PosixZone;
import dev.supervisor.client.RemoteSupervisor;
import dev.supervisor.client.ServerAddress;
import dev.supervisor.ctl.action.Terminal;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** The program {@code supervisorctl}. */
public final class Main {
    private static final int NOBODY_READS = 1;
    private static final int CANNOT_GO_ON = 1;

    private Main() {}

    /** @param args how the program was invoked (the launcher's own name), then the arguments of the user */
    public static void main(String[] args) {
        String invokedAs = args.length == 0 ? "supervisorctl" : args[0];
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        Terminal terminal = StandardTerminal.ofProcess(System.getenv());
        int code = exitCode(() -> program(terminal).run(invokedAs, rest), terminal);
        // Not System.exit, which asks for the configuration of logging first: there is nothing to be tidied up.
        Runtime.getRuntime().halt(code);
    }

    private static Program program(Terminal terminal) {
        Map<String, String> environment = UserEnvironment.of(System.getenv());
        PosixZone.settle(environment);
        return new Program(
                terminal,
                Screens.of(System.getProperty("supervisor.terminals", "")),
                patience -> (url, credentials) -> new RemoteSupervisor(ServerAddress.parse(url), credentials, patience),
                environment,
                Runtime.getRuntime()::halt);
    }

    /** That of the program, however it ends. Loads no classes of ours, as the system may not let it. */
    static int exitCode(IntSupplier program, Terminal terminal) {
        try {
            return program.getAsInt();
        } catch (UncheckedIOException e) {
            return NOBODY_READS;
        } catch (OutOfMemoryError e) {
            String message = String.valueOf(e.getMessage());
            terminal.error(
                    message.contains("thread")
                            ? "Error: the system gives supervisorctl no thread: too many are there (ulimit -u, or the"
                                    + " limit of a control group)"
                            : "Error: not enough memory for supervisorctl: " + message);
            return CANNOT_GO_ON;
        } catch (LinkageError | InternalError e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            terminal.error(
                    "Error: cannot load what is needed: too few descriptors (ulimit -n), or a part of supervisorctl is"
                            + " missing: "
                            + why);
            return CANNOT_GO_ON;
        }
    }
}
