package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.rest.EventStream;
import dev.supervisor.rest.Parameter;
import dev.supervisor.rest.Route;

/** Events as they happen. One method, one endpoint. */
interface EventApi {

    @Route(
            path = "/api/v1/events",
            doc = "Server-sent events, without end: each change of a state, and groups that are added and"
                    + " removed.")
    Reply<EventStream> events(
            @Parameter(
                            doc = "The id of the last event received; the same as the header Last-Event-ID.",
                            byDefault = "",
                            header = "Last-Event-ID")
                    String last_event_id);
}
