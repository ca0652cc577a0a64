package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.rest.Route;
import dev.supervisor.rest.view.DoneView;
import dev.supervisor.rest.view.PlainText;
import dev.supervisor.rest.view.SupervisorView;

/** The daemon itself. One method, one endpoint. */
interface DaemonApi {

    @Route(path = "/api/v1/supervisor", doc = "The daemon: who it is, its state, how many processes are in which.")
    Reply<SupervisorView> supervisor();

    @Route(verb = Route.Verb.POST, path = "/api/v1/supervisor/shutdown", doc = "Ends all processes and the daemon.")
    Reply<DoneView> shutdown();

    @Route(
            verb = Route.Verb.POST,
            path = "/api/v1/supervisor/restart",
            doc = "Ends all processes, reads the configuration again and starts over, if there is no mistake in it.")
    Reply<DoneView> restart();

    @Route(path = "/api/v1/openapi.json", doc = "This description.")
    Reply<PlainText> openApi();
}
