package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.SupervisorServer;
import java.io.IOException;
import java.util.List;

/**
 * An action on processes by name, by group, or on all of them; {@link Batch} runs it and prints the results.
 *
 * @param verdicts the meaning of its results
 * @param noSuchGroup the exit code where a group is not known
 */
record Verb(ToOne one, ToGroup group, ToAll all, Verdicts verdicts, ExitCode noSuchGroup) {

    /** The call for one process. */
    interface ToOne {
        void call(SupervisorServer server, String name) throws RpcFault, IOException;
    }

    /** The call for all processes of a group. */
    interface ToGroup {
        List<ProcessResult> call(SupervisorServer server, String group) throws RpcFault, IOException;
    }

    /** The call for all processes that there are. */
    interface ToAll {
        List<ProcessResult> call(SupervisorServer server) throws RpcFault, IOException;
    }
}
