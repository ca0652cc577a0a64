package dev.supervisor.whole;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real nginx with a prefix and a port of its own that hands everything to a FastCGI application. */
final class Nginx implements AutoCloseable {
    private final Process server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = freePort();

    /**
     * @param directory its prefix
     * @param application where it finds the application: {@code unix:/path} or {@code host:port}
     * @param script what the application runs
     */
    Nginx(Path directory, String application, Path script) throws IOException {
        Path file = Files.writeString(Files.createDirectories(directory).resolve("nginx.conf"), """
            daemon off;
            master_process off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events {}
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                server {
                    listen 127.0.0.1:%2$d;
                    location / {
                        fastcgi_pass %3$s;
                        fastcgi_param SCRIPT_FILENAME %4$s;
                        fastcgi_param REQUEST_METHOD $request_method;
                        fastcgi_param QUERY_STRING $query_string;
                    }
                }
            }
            """.formatted(
                        directory, port, application, script));
        server = new ProcessBuilder(
                        "/usr/sbin/nginx",
                        "-p",
                        directory.toString(),
                        "-e",
                        directory.resolve("error.log").toString(),
                        "-c",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.out").toFile())
                .start();
        await().atMost(RunningDaemon.PATIENCE).ignoreExceptions().until(() -> get().statusCode() > 0);
    }

    /** The response to a request. */
    HttpResponse<String> get() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/?name=fcgi"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
        server.onExit().join();
    }
}
