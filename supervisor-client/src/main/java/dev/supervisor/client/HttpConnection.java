package dev.supervisor.client;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One HTTP/1.1 connection to a server, used for one request after the other. By hand on a channel, because the JDK's own client
 * cannot speak over Unix sockets and takes longer to load than the whole program takes to run. One thread; interrupting
 * it closes the connection.
 */
final class HttpConnection implements Closeable {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int LARGEST_PIECE_BYTES = 64 * 1024;
    private static final String TRAILERS = "HTTP/1.1 200";
    private static final int LONGEST_LINE_BYTES = 64 * 1024;
    private static final int LONGEST_HEAD_BYTES = 256 * 1024;

    /** Half of the memory that this client has: the answer is taken apart beside it. */
    private static final long LONGEST_BODY_BYTES = 64 << 20;

    private final ServerAddress address;
    private final SocketChannel channel;
    private long restOfChunk;
    private final ByteBuffer received = ByteBuffer.allocate(BUFFER_BYTES).flip();

    private HttpConnection(ServerAddress address, SocketChannel channel) {
        this.address = address;
        this.channel = channel;
    }

    static HttpConnection open(ServerAddress address) throws ServerException {
        return new HttpConnection(address, address.connect());
    }

    /** Sends a request without a body. */
    void get(String path, Optional<String> authorization) throws IOException {
        StringBuilder head = head("GET", path, authorization);
        write(head.append("Accept: */*\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a request without a body, after whose answer the server ends the connection. */
    void ask(String verb, String path, Optional<String> authorization) throws IOException {
        StringBuilder head = head(verb, path, authorization);
        write(head.append("Accept: application/json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a request with XML in it. */
    void post(String path, Optional<String> authorization, byte[] xml) throws IOException {
        byte[] head = head("POST", path, authorization)
                .append("Content-Type: text/xml\r\nAccept: text/xml\r\nContent-Length: ")
                .append(xml.length)
                .append("\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        byte[] request = new byte[head.length + xml.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(xml, 0, request, head.length, xml.length);
        write(request);
    }

    private StringBuilder head(String method, String path, Optional<String> authorization) {
        StringBuilder head = new StringBuilder(512)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(address.host())
                .append("\r\nUser-Agent: supervisorctl\r\n");
        if (authorization.isPresent()) {
            head.append("Authorization: ").append(authorization.get()).append("\r\n");
        }
        return head;
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    HttpHead readHead() throws IOException {
        Optional<String> first = readLine();
        if (first.isEmpty()) {
            throw new ServerException(ServerException.Kind.HUNG_UP, "Remote end closed connection without response");
        }
        HttpHead.Builder head = new HttpHead.Builder(first.get());
        readHeaders(head);
        return head.build();
    }

    private void readHeaders(HttpHead.Builder head) throws IOException {
        int bytes = 0;
        for (String line = requireLine(); !line.isEmpty(); line = requireLine()) {
            bytes += line.length();
            if (bytes > LONGEST_HEAD_BYTES) {
                throw new ServerException(ServerException.Kind.BAD_ANSWER, "headers without end in the answer");
            }
            head.add(line);
        }
    }

    byte[] readBody(HttpHead head) throws IOException {
        if (head.chunked()) {
            return readAllChunks();
        }
        return head.contentLength() < 0 ? readToTheEnd() : readExactly(fitting(head.contentLength()));
    }

    /** More of a chunked body, a chunk or a part of it; empty at its end, or when the server ends the connection between two. */
    Optional<byte[]> readChunk() throws IOException {
        if (restOfChunk == 0) {
            Optional<String> size = readLine();
            if (size.isEmpty()) {
                return Optional.empty();
            }
            restOfChunk = chunkLength(size.get());
        }
        if (restOfChunk == 0) {
            readHeaders(new HttpHead.Builder(TRAILERS)); // nobody needs them
            return Optional.empty();
        }
        byte[] piece = readExactly((int) Math.min(restOfChunk, LARGEST_PIECE_BYTES));
        restOfChunk -= piece.length;
        if (restOfChunk == 0) {
            requireLine();
        }
        return Optional.of(piece);
    }

    private static int fitting(long bytes) throws ServerException {
        if (bytes > LONGEST_BODY_BYTES) {
            throw new ServerException(
                    ServerException.Kind.BAD_ANSWER,
                    "the answer is longer than the " + (LONGEST_BODY_BYTES >> 20) + " MiB that supervisorctl reads");
        }
        return (int) bytes;
    }

    /** Whatever has come of a body that has no chunks; empty at its end. */
    Optional<byte[]> readSome() throws IOException {
        if (!received.hasRemaining() && !fill()) {
            return Optional.empty();
        }
        byte[] some = new byte[received.remaining()];
        received.get(some);
        return Optional.of(some);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static long chunkLength(String line) throws ServerException {
        int semicolon = line.indexOf(';');
        String size = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        try {
            long length = Long.parseUnsignedLong(size, 16);
            return length < 0 ? Long.MAX_VALUE : length;
        } catch (NumberFormatException e) {
            throw new ServerException(ServerException.Kind.BAD_ANSWER, "not the size of a chunk: " + line);
        }
    }

    private byte[] readAllChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Optional<byte[]> chunk = readChunk(); chunk.isPresent(); chunk = readChunk()) {
            fitting((long) body.size() + chunk.get().length);
            body.writeBytes(chunk.get());
        }
        return body.toByteArray();
    }

    private byte[] readToTheEnd() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Optional<byte[]> some = readSome(); some.isPresent(); some = readSome()) {
            fitting((long) body.size() + some.get().length);
            body.writeBytes(some.get());
        }
        return body.toByteArray();
    }

    private byte[] readExactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        int have = Math.min(length, received.remaining());
        received.get(bytes, 0, have);
        ByteBuffer rest = ByteBuffer.wrap(bytes, have, length - have);
        while (rest.hasRemaining()) {
            if (channel.read(rest) < 0) {
                throw hungUp();
            }
        }
        return bytes;
    }

    private String requireLine() throws IOException {
        Optional<String> line = readLine();
        if (line.isEmpty()) {
            throw hungUp();
        }
        return line.get();
    }

    /** A line without its end; empty if the server ended the connection instead of beginning one. */
    private Optional<String> readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        while (true) {
            if (!received.hasRemaining() && !fill()) {
                if (line.size() == 0) {
                    return Optional.empty();
                }
                throw hungUp();
            }
            byte b = received.get();
            if (b == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
            }
            if (line.size() == LONGEST_LINE_BYTES) {
                throw new ServerException(ServerException.Kind.BAD_ANSWER, "a line without end in the answer");
            }
            line.write(b);
        }
    }

    private boolean fill() throws IOException {
        received.clear();
        int count = channel.read(received);
        received.flip();
        return count > 0;
    }

    private static ServerException hungUp() {
        return new ServerException(ServerException.Kind.HUNG_UP, "the server ended the connection within its answer");
    }
}
