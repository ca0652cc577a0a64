package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.ctl.client.LogChannel;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the output of a process goes that cannot be read, in the server's own words; nothing if it does not say. */
final class Whereabouts {
    private static final Pattern FAULT_NAME = Pattern.compile("^[A-Z_]+: ");

    private Whereabouts() {}

    /** On standard error, if that is a terminal: what scripts read is as ever. */
    static void sayAtTerminal(String name, LogChannel channel, Session session) {
        if (session.audience().seesErrors()) {
            say(name, channel, session);
        }
    }

    /** On standard error. */
    static void say(String name, LogChannel channel, Session session) {
        refusal(name, channel, session)
                .map(fault -> FAULT_NAME.matcher(fault.getMessage()).replaceFirst(""))
                .ifPresent(session::remark);
    }

    /** Whether it goes where it cannot be read, although there is a path; not if the file has only not been made yet. */
    static boolean cannotBeRead(String name, LogChannel channel, Session session) {
        return refusal(name, channel, session)
                .filter(fault -> fault.is(Fault.FAILED))
                .isPresent();
    }

    private static Optional<RpcFault> refusal(String name, LogChannel channel, Session session) {
        try {
            session.server().api().logFrom(name, channel, 0, 0);
            return Optional.empty();
        } catch (RpcFault fault) {
            return Optional.of(fault);
        } catch (IOException e) {
            return Optional.empty(); // it does not say
        }
    }
}
