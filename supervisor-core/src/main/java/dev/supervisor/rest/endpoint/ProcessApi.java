package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.rest.Parameter;
import dev.supervisor.rest.Route;
import dev.supervisor.rest.view.DoneView;
import dev.supervisor.rest.view.HistoryView;
import dev.supervisor.rest.view.LogTextView;
import dev.supervisor.rest.view.ProcessConfigView;
import dev.supervisor.rest.view.ProcessDetailView;
import dev.supervisor.rest.view.ProcessView;
import dev.supervisor.rest.view.ProcessesView;

/** Processes, and what may be done to one. One method, one endpoint. */
interface ProcessApi {
    /** How a process is named. */
    String NAME = "The process: its group, a colon and its name; the name alone if its group is called the same.";

    /** Whether an answer waits. */
    String WAIT = "Answer when it is done, or cannot be; else as soon as it has begun.";

    @Route(path = "/api/v1/processes", doc = "All processes.")
    Reply<ProcessesView> processes(
            @Parameter(doc = "Include the resources that each of them uses.", byDefault = "false") boolean usage);

    @Route(
            path = "/api/v1/processes/{name}",
            doc = "One process with the resources that it uses, its tree of processes and the ends of its logs.")
    Reply<ProcessDetailView> process(@Parameter(doc = NAME) String name) throws RpcFault;

    @Route(
            path = "/api/v1/processes/{name}/history",
            doc = "Its last runs: when and why each began, how it ended, its last lines of output.")
    Reply<HistoryView> history(@Parameter(doc = NAME) String name) throws RpcFault;

    @Route(
            path = "/api/v1/processes/{name}/config",
            doc = "Its effective options with all expansions made, and where each of them comes from.")
    Reply<ProcessConfigView> processConfig(@Parameter(doc = NAME) String name) throws RpcFault;

    @Route(
            path = "/api/v1/processes/{name}/logs/{channel}",
            doc = "A piece of a log.",
            bytes = 2 * LogPieces.LONGEST_BYTES)
    Reply<LogTextView> log(
            @Parameter(doc = NAME) String name,
            @Parameter(doc = "stdout or stderr.") String channel,
            @Parameter(
                            doc = "Offset of the piece in bytes; if negative, that many bytes before the end,"
                                    + " from the beginning of a line.",
                            byDefault = "-4096")
                    long from,
            @Parameter(doc = "The greatest length of the piece, in bytes.", byDefault = "1048576") long bytes,
            @Parameter(doc = "Only this many lines from its end; 0: all.", byDefault = "0") long lines,
            @Parameter(
                            doc = "The cursor of the previous piece: continues there, also if the log was rotated"
                                    + " since; from and lines are then ignored.",
                            byDefault = "")
                    String after)
            throws RpcFault;

    @Route(verb = Route.Verb.DELETE, path = "/api/v1/processes/{name}/logs", doc = "Empties its logs.")
    Reply<DoneView> clearLogs(@Parameter(doc = NAME) String name) throws RpcFault;

    @Route(verb = Route.Verb.POST, path = "/api/v1/processes/{name}/start", doc = "Starts it.")
    Reply<ProcessView> startProcess(
            @Parameter(doc = NAME) String name, @Parameter(doc = WAIT, byDefault = "true") boolean wait)
            throws RpcFault;

    @Route(verb = Route.Verb.POST, path = "/api/v1/processes/{name}/stop", doc = "Stops it.")
    Reply<ProcessView> stopProcess(
            @Parameter(doc = NAME) String name, @Parameter(doc = WAIT, byDefault = "true") boolean wait)
            throws RpcFault;

    @Route(
            verb = Route.Verb.POST,
            path = "/api/v1/processes/{name}/restart",
            doc = "Stops it if it runs, waits for its end and starts it.")
    Reply<ProcessView> restartProcess(
            @Parameter(doc = NAME) String name, @Parameter(doc = WAIT, byDefault = "true") boolean wait)
            throws RpcFault;

    @Route(verb = Route.Verb.POST, path = "/api/v1/processes/{name}/signal", doc = "Sends its child a signal.")
    Reply<ProcessView> signalProcess(
            @Parameter(doc = NAME) String name, @Parameter(doc = "Name or number, like HUP.") String signal)
            throws RpcFault;
}
