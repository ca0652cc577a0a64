package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.rest.Route;
import dev.supervisor.rest.view.DoneView;
import dev.supervisor.rest.view.OperationsView;
import dev.supervisor.rest.view.PlainText;
import dev.supervisor.rest.view.SupervisorView;

/** The daemon itself. One method, one endpoint. */
interface DaemonApi {

    @Route(
            path = "/api/v1/supervisor",
            doc = "The daemon: its identity, its state, the number of processes in each state.")
    Reply<SupervisorView> supervisor();

    @Route(
            verb = Route.Verb.POST,
            path = "/api/v1/supervisor/shutdown",
            doc = "Stops all processes and ends the daemon.")
    Reply<DoneView> shutdown();

    @Route(
            verb = Route.Verb.POST,
            path = "/api/v1/supervisor/restart",
            doc = "Stops all processes, reads the configuration again and starts over, if it has no mistakes.")
    Reply<DoneView> restart();

    @Route(
            path = "/api/v1/operations",
            doc = "What is being done to processes and groups: for whom, since when, and what it waits for.")
    Reply<OperationsView> operations();

    @Route(path = "/api/v1/openapi.json", doc = "This description.")
    Reply<PlainText> openApi();
}
