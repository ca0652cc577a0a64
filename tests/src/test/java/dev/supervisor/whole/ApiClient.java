package dev.supervisor.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** Asks a daemon over TCP, as {@code user} with the password {@code secret}. */
final class ApiClient {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;

    ApiClient(int port) {
        server = "http://127.0.0.1:" + port;
    }

    /** Sections for a daemon that this client can ask. */
    static String served(int port) {
        return """
            [inet_http_server]
            port = 127.0.0.1:%d
            username = user
            password = secret

            [http_api]

            """.formatted(port);
    }

    /** A port where nobody listens now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** @param request like {@code GET /path} */
    HttpResponse<String> ask(String request) throws IOException {
        String[] words = request.split(" ", 2);
        return send(asUser(words[1]).method(words[0], HttpRequest.BodyPublishers.noBody()), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException {
        return ask("GET " + path);
    }

    HttpResponse<String> withoutPassword(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(server + path)), BodyHandlers.ofString());
    }

    /** The stream of events, from the one behind {@code lastId} on. */
    Events events(String lastId) throws IOException {
        HttpRequest.Builder request = asUser("/api/v1/events");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<java.io.InputStream> response = send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("status " + response.statusCode());
        }
        return new Events(new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    /** All that a server answers on a Unix socket, head and body. */
    static String overUnix(Path socket, String path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpRequest.Builder asUser(String path) {
        String credentials = Base64.getEncoder().encodeToString("user:secret".getBytes(StandardCharsets.US_ASCII));
        return HttpRequest.newBuilder(URI.create(server + path)).header("Authorization", "Basic " + credentials);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return client.send(request.build(), body);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Server-sent events, one after the other (the parsing rules of the HTML standard, as far as they matter here). */
    static final class Events implements AutoCloseable {
        private final BufferedReader lines;
        private String lastId = "";

        private Events(BufferedReader lines) {
            this.lines = lines;
        }

        /** The data of the next event, which has to be of this type. */
        String next(String type) {
            String event = "";
            StringBuilder data = new StringBuilder();
            while (true) {
                String line = line();
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        if (!event.equals(type)) {
                            throw new AssertionError("a " + event + " instead of a " + type + ": " + data);
                        }
                        return data.toString();
                    }
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                } else if (!line.startsWith(":")) {
                    throw new AssertionError("no line of an event: " + line);
                }
            }
        }

        String lastId() {
            return lastId;
        }

        private String line() {
            try {
                String line = lines.readLine();
                if (line == null) {
                    throw new AssertionError("the stream has ended");
                }
                return line;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
