package dev.supervisor.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A connection to a Unix socket, byte for byte. Reading waits for what is expected; the test's time limit ends it if that never comes. */
final class RawClient implements AutoCloseable {
    private final SocketChannel channel;
    private final StringBuilder unread = new StringBuilder();

    RawClient(Path socket) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
    }

    /** Sends text, one byte a character. */
    void send(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that no more requests come, as some clients do with their last one; what is answered can still be read. */
    void asksNoMore() throws IOException {
        channel.shutdownOutput();
    }

    /** Reads up to and with this text. */
    String readThrough(String end) {
        while (unread.indexOf(end) < 0) {
            if (!readMore()) {
                throw new AssertionError("the connection ended before <" + end + ">: " + unread);
            }
        }
        return take(unread.indexOf(end) + end.length());
    }

    /** Reads one response: head, and as much body as it announces. */
    String response() {
        String head = readThrough("\r\n\r\n");
        int length = head.lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
                .findFirst()
                .orElse(0);
        while (unread.length() < length) {
            if (!readMore()) {
                throw new AssertionError("the connection ended within a body: " + unread);
            }
        }
        return head + take(length);
    }

    /** Whether something has come that was not read. */
    boolean hasAnswer() throws IOException {
        channel.configureBlocking(false);
        try {
            return unread.length() > 0 || readMore() && unread.length() > 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    /** Reads until the server closes. */
    String rest() {
        while (readMore()) {
            // all of it
        }
        return take(unread.length());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean readMore() {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            if (channel.read(buffer) < 0) {
                return false;
            }
            unread.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
            return true;
        } catch (IOException _) {
            return false; // reset: the server had no use for what else we had sent
        }
    }

    private String take(int length) {
        String taken = unread.substring(0, length);
        unread.delete(0, length);
        return taken;
    }
}
