package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.rest.Parameter;
import dev.supervisor.rest.Route;
import dev.supervisor.rest.view.UpdatePlanView;
import dev.supervisor.rest.view.UpdateView;

/** From what runs to what the configuration says. One method, one endpoint. */
interface UpdateApi {
    /** Which groups. */
    String GROUPS = "Only these groups, separated by commas; empty: all. If one of them neither runs nor is configured,"
            + " nothing is done.";

    @Route(
            path = "/api/v1/update",
            doc = "The effect that an update would have on each process, and the options that are the reason. Changes"
                    + " nothing.")
    Reply<UpdatePlanView> updatePlan(@Parameter(doc = GROUPS, byDefault = "") String groups);

    @Route(verb = Route.Verb.POST, path = "/api/v1/update", doc = "Reads the configuration and applies it.")
    Reply<UpdateView> update(
            @Parameter(doc = GROUPS, byDefault = "") String groups,
            @Parameter(
                            doc = "Restart only the processes that need it, instead of all processes of a changed"
                                    + " group.",
                            byDefault = "false")
                    boolean minimal);
}
