package dev.supervisor.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server of bytes: to each request on a connection the next text of its script, then the end of the connection. */
final class ScriptedSocket implements Closeable {
    private final Path path;
    private final ServerSocketChannel server;
    private final Queue<List<String>> scripts = new ConcurrentLinkedQueue<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> serving;

    ScriptedSocket(Path path) throws IOException {
        this.path = path;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        serving = CompletableFuture.runAsync(this::serve);
    }

    String path() {
        return path.toString();
    }

    void onConnection(String... answers) {
        scripts.add(List.of(answers));
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel connection = server.accept()) {
                for (String answer : scripts.remove()) {
                    requests.add(readRequest(connection));
                    ByteBuffer bytes = ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) {
                        connection.write(bytes);
                    }
                }
            } catch (IOException e) {
                // The client has heard enough, or there is nobody left to wait for.
            }
        }
    }

    private static String readRequest(SocketChannel connection) throws IOException {
        StringBuilder request = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        while (!isComplete(request) && connection.read(buffer.clear()) > 0) {
            request.append(StandardCharsets.UTF_8.decode(buffer.flip()));
        }
        return request.toString();
    }

    private static boolean isComplete(CharSequence request) {
        String text = request.toString();
        int head = text.indexOf("\r\n\r\n");
        return head >= 0 && (text.startsWith("GET") || text.endsWith("</methodCall>\n"));
    }

    @Override
    public void close() throws IOException {
        server.close();
        serving.join();
    }
}
