package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.Set;

/**
 * Adds or removes groups, one after the other.
 *
 * @param done the message about a group on success
 * @param refusals the text after {@code ERROR: } on failure; {@code %s} stands for the group
 * @param harmless refusals that leave the exit code alone, because the goal is reached already
 */
record GroupChange(String done, Refusals refusals, Set<Fault> harmless) {

    /** Asks the server. */
    interface Call {
        void on(String group) throws RpcFault, IOException;
    }

    /** @throws RpcFault a refusal for which there are no words */
    void make(String argument, Call call, Session session) throws RpcFault, IOException {
        for (String group : Words.of(argument)) {
            try {
                call.on(group);
                session.terminal().line(group + ": " + done);
            } catch (RpcFault fault) {
                session.terminal().line("ERROR: " + refusals.words(fault).replace("%s", group));
                if (harmless.stream().noneMatch(fault::is)) {
                    session.exitWith(ExitCode.FAILURE);
                }
                if (fault.is(Fault.BAD_NAME)) {
                    DidYouMean.group(group, session);
                }
            }
        }
    }
}
