package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.rest.Route;
import dev.supervisor.rest.view.HealthView;
import dev.supervisor.rest.view.PlainText;
import dev.supervisor.rest.view.ReadinessView;

/** What watches the daemon asks. One method, one endpoint. */
interface MonitorApi {

    @Route(path = "/metrics", doc = "Figures of the daemon and of each process, as text for Prometheus.")
    Reply<PlainText> metrics();

    @Route(path = "/healthz", doc = "Whether the daemon lives.")
    Reply<HealthView> health();

    @Route(path = "/readyz", doc = "Whether all that is started with the daemon is up; 503 while it is not.")
    Reply<ReadinessView> readiness();
}
