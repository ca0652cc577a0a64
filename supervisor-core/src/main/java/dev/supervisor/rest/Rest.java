package dev.supervisor.rest;

import dev.supervisor.loop.Mailbox;

/** Puts the endpoints together. Nothing of them is loaded before it is called. */
public final class Rest {
    private Rest() {}

    /** All endpoints. */
    public static RestServer of(Daemon daemon, Machine machine, Mailbox loop) {
        Turns turns = new Turns(loop);
        RestServer server = new RestServer(loop);
        server.serve(DaemonApi.class, now -> new DaemonEndpoints(daemon, now));
        server.serve(ProcessApi.class, now -> new ProcessEndpoints(daemon, machine, turns, now));
        server.serve(UpdateApi.class, _ -> new UpdateEndpoints(daemon, turns));
        return server;
    }
}
