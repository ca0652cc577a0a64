package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.ctl.client.SupervisorServer;
import java.io.IOException;
import java.util.List;

/** What is done to processes by name, by group, or to all of them; {@link Batch} does it and tells what came of it. */
interface Verb {

    void one(SupervisorServer server, String name) throws RpcFault, IOException;

    List<ProcessResult> group(SupervisorServer server, String group) throws RpcFault, IOException;

    List<ProcessResult> all(SupervisorServer server) throws RpcFault, IOException;

    /** What its results mean. */
    Verdicts verdicts();

    /** The exit code where a group is not known. */
    ExitCode noSuchGroup();
}
