package dev.supervisor.http;

import dev.supervisor.api.rpc.Versions;
import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.http.HttpAnswer.Header;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /}: says to people who try the address in a browser what is here. */
final class WelcomePage {
    private static final String PAGE = """
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <title>supervisord</title>
        <h1>supervisord</h1>
        <p>This is supervisor %s, in the place of supervisor %s. It has no web console yet.</p>
        <ul>
        <li>In a terminal: <code>supervisorctl status</code>; <code>-s</code> takes the address of this page</li>
        <li><code>/RPC2</code>: XML-RPC</li>
        %s</ul>
        """;

    private static final String WITH_API = """
        <li><a href="/api/v1/processes">/api/v1/processes</a>: JSON, described in
        <a href="/api/v1/openapi.json">/api/v1/openapi.json</a></li>
        <li><a href="/metrics">/metrics</a>, <a href="/healthz">/healthz</a>, <a href="/readyz">/readyz</a>: for what
        watches it</li>
        """;

    private static final String WITHOUT_API = """
        <li>JSON, <code>/metrics</code>, <code>/healthz</code> and <code>/readyz</code> are here once the configuration
        has a section <code>[http_api]</code>, which may be empty</li>
        """;

    /** It needs nothing, and nobody may show it within something else. */
    private static final List<Header> SAFE = List.of(
            new Header(
                    "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none';" + " frame-ancestors 'none'"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("X-Frame-Options", "DENY"),
            new Header("Referrer-Policy", "no-referrer"),
            new Header("Cache-Control", "no-store"));

    private WelcomePage() {}

    /** @param withApi whether the API in JSON is served beside it */
    static Document of(boolean withApi) {
        String page = PAGE.formatted(Versions.ours(), Versions.SUPERVISOR, withApi ? WITH_API : WITHOUT_API);
        return new Document(
                HttpResponseStatus.OK, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8), SAFE);
    }
}
