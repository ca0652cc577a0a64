package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.rest.Route;
import dev.supervisor.rest.view.HealthView;
import dev.supervisor.rest.view.PlainText;
import dev.supervisor.rest.view.ReadinessView;

/** Endpoints for monitoring systems. One method, one endpoint. */
interface MonitorApi {

    @Route(path = "/metrics", doc = "Metrics of the daemon and of each process, as text for Prometheus.")
    Reply<PlainText> metrics();

    @Route(path = "/healthz", doc = "Whether the daemon works.")
    Reply<HealthView> health();

    @Route(path = "/readyz", doc = "Whether all processes that start with the daemon are up; 503 until then.")
    Reply<ReadinessView> readiness();
}
