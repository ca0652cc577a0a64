package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.rest.Parameter;
import dev.supervisor.rest.Route;
import dev.supervisor.rest.view.GroupView;
import dev.supervisor.rest.view.GroupsView;
import dev.supervisor.rest.view.ResultsView;

/** Groups of processes. One method, one endpoint. */
interface GroupApi {
    /** How a group is named. */
    String GROUP = "The group.";

    @Route(path = "/api/v1/groups", doc = "All groups with their processes.")
    Reply<GroupsView> groups();

    @Route(path = "/api/v1/groups/{group}", doc = "One group with its processes.")
    Reply<GroupView> group(@Parameter(doc = GROUP) String group) throws RpcFault;

    @Route(
            verb = Route.Verb.POST,
            path = "/api/v1/groups/{group}/start",
            doc = "Starts those of its processes that are not running.")
    Reply<ResultsView> startGroup(
            @Parameter(doc = GROUP) String group, @Parameter(doc = ProcessApi.WAIT, byDefault = "true") boolean wait)
            throws RpcFault;

    @Route(
            verb = Route.Verb.POST,
            path = "/api/v1/groups/{group}/stop",
            doc = "Stops those of its processes that are running.")
    Reply<ResultsView> stopGroup(
            @Parameter(doc = GROUP) String group, @Parameter(doc = ProcessApi.WAIT, byDefault = "true") boolean wait)
            throws RpcFault;

    @Route(
            verb = Route.Verb.POST,
            path = "/api/v1/groups/{group}/restart",
            doc = "Stops those of its processes that are running, waits for their ends and starts them all.")
    Reply<ResultsView> restartGroup(
            @Parameter(doc = GROUP) String group, @Parameter(doc = ProcessApi.WAIT, byDefault = "true") boolean wait)
            throws RpcFault;

    @Route(
            verb = Route.Verb.POST,
            path = "/api/v1/groups/{group}/signal",
            doc = "Sends a signal to the children of its processes.")
    Reply<ResultsView> signalGroup(
            @Parameter(doc = GROUP) String group, @Parameter(doc = "Name or number, like HUP.") String signal)
            throws RpcFault;
}
