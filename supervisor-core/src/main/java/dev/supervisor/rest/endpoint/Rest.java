package dev.supervisor.rest.endpoint;

import dev.supervisor.config.section.HttpApiSection;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.operation.Restarts;
import dev.supervisor.operation.Updates;
import dev.supervisor.rest.RestServer;
import java.util.List;

/** Puts the endpoints together. Nothing of them is loaded before it is called. */
public final class Rest {
    /** The interfaces that declare endpoints. */
    static final List<Class<?>> DECLARED = List.of(
            DaemonApi.class, ProcessApi.class, GroupApi.class, UpdateApi.class, EventApi.class, MonitorApi.class);

    private Rest() {}

    /** All endpoints. */
    public static RestServer of(Daemon daemon, Machine machine, Mailbox loop, HttpApiSection spec) {
        Turns turns = new Turns(loop);
        Restarts restarts = new Restarts(daemon.operations(), daemon.supervisor());
        Updates updates = new Updates(daemon.operations(), daemon.supervisor());
        RestServer server = new RestServer(loop);
        server.serve(DaemonApi.class, now -> new DaemonEndpoints(daemon, now));
        server.serve(ProcessApi.class, now -> new ProcessEndpoints(daemon, machine, turns, restarts, now));
        server.serve(UpdateApi.class, _ -> new UpdateEndpoints(daemon, updates, turns));
        server.serve(GroupApi.class, now -> new GroupEndpoints(daemon, restarts, now));
        server.serve(MonitorApi.class, _ -> new MonitorEndpoints(daemon, machine));
        EventEndpoints events = new EventEndpoints(daemon, machine, loop, spec.events_kept());
        server.serve(EventApi.class, _ -> events);
        return server;
    }
}
