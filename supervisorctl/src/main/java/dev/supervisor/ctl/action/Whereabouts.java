package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.StdStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the output of a process goes that cannot be read, in the server's own words or, where it has no API, as far as XML-RPC tells. */
final class Whereabouts {
    private static final Pattern FAULT_NAME = Pattern.compile("^[A-Z_]+: ");

    private Whereabouts() {}

    /**
     * The answer of a server that does not show a log.
     *
     * @param forGood whether it goes where it cannot be read; not if the file has only not been made yet
     */
    private record Refusal(boolean forGood, String sentence) {}

    /** On standard error, if that is a terminal: output for scripts does not change. */
    static void sayAtTerminal(String name, StdStream channel, Session session) {
        if (session.audience().seesErrors()) {
            say(name, channel, session);
        }
    }

    /** On standard error; nothing if the server does not say. */
    static void say(String name, StdStream channel, Session session) {
        refusal(name, channel, session).map(Refusal::sentence).ifPresent(session::remark);
    }

    /** In a sentence, if it goes where it cannot be read, although there is a path. */
    static Optional<String> unreadable(String name, StdStream channel, Session session) {
        return refusal(name, channel, session).filter(Refusal::forGood).map(Refusal::sentence);
    }

    private static Optional<Refusal> refusal(String name, StdStream channel, Session session) {
        try {
            return session.server().api().logFrom(name, channel, 0, 0).isPresent()
                    ? Optional.empty()
                    : withoutApi(name, channel, session);
        } catch (RpcFault fault) {
            String sentence = FAULT_NAME.matcher(fault.getMessage()).replaceFirst("");
            return Optional.of(new Refusal(fault.is(Fault.FAILED), sentence));
        } catch (IOException e) {
            return Optional.empty(); // it does not say
        }
    }

    private static Optional<Refusal> withoutApi(String name, StdStream channel, Session session)
            throws RpcFault, IOException {
        try {
            session.server().readProcessLog(name, channel, 0, 1);
            return Optional.empty();
        } catch (RpcFault fault) {
            if (!fault.is(Fault.FAILED)) {
                return Optional.empty();
            }
            String path = LogFeed.pathOf(session.server().getProcessInfo(name), channel);
            return Optional.of(new Refusal(
                    true, "%s of %s goes to %s, where it cannot be read back".formatted(channel.word(), name, path)));
        }
    }
}
