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
            doc = "What an update would do to which process, and which option, old and new value is the reason. Does"
                    + " nothing.")
    Reply<UpdatePlanView> updatePlan(@Parameter(doc = GROUPS, byDefault = "") String groups);

    @Route(
            verb = Route.Verb.POST,
            path = "/api/v1/update",
            doc = "Reads the configuration and lets what runs be as it says.")
    Reply<UpdateView> update(
            @Parameter(doc = GROUPS, byDefault = "") String groups,
            @Parameter(
                            doc = "Restart only the processes that have to be, instead of all of a group that has"
                                    + " changed.",
                            byDefault = "false")
                    boolean minimal);
}
