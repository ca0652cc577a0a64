package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.rest.EventStream;
import dev.supervisor.rest.Parameter;
import dev.supervisor.rest.Route;

/** What happens, as it happens. One method, one endpoint. */
interface EventApi {

    @Route(
            path = "/api/v1/events",
            doc = "Server-sent events: each change of a state, and groups that are added and removed. Goes on"
                    + " without end.")
    Reply<EventStream> events(
            @Parameter(
                            doc = "The id of the last event that is known; the header Last-Event-ID says the same.",
                            byDefault = "",
                            header = "Last-Event-ID")
                    String last_event_id);
}
