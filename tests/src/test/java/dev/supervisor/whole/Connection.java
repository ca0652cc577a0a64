package dev.supervisor.whole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A connection to a Unix socket, byte for byte; text is one byte a character. Reading waits; the test's time limit ends it. */
final class Connection implements AutoCloseable {
    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10).limit(0);

    Connection(Path socket) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
    }

    /** Sends all of it, unless the other side does not take it any more. */
    Connection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1), 1);
    }

    /**
     * Sends the piece this many times, unless the other side stops accepting it; ignores that, because the answer shows
     * it.
     */
    Connection send(byte[] piece, int times) {
        try {
            for (int i = 0; i < times; i++) {
                ByteBuffer bytes = ByteBuffer.wrap(piece);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } catch (IOException _) {
            // It has closed.
        }
        return this;
    }

    /** One answer: head, and as much body as it announces; what there is of it if the other side closes. */
    String answer() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = next();
            if (octet < 0) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            head.write(octet);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int length = text.lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
                .findFirst()
                .orElse(0);
        for (int octet = 0; length > 0 && (octet = next()) >= 0; length--) {
            head.write(octet);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Everything until the other side closes. */
    String rest() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            for (int octet = next(); octet >= 0; octet = next()) {
                rest.write(octet);
            }
        } catch (IOException _) {
            // Reset: it had no use for what else was sent.
        }
        return rest.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private int next() throws IOException {
        if (!buffer.hasRemaining()) {
            int read = channel.read(buffer.clear());
            buffer.flip();
            if (read < 0) {
                return -1;
            }
        }
        return buffer.get() & 0xFF;
    }
}
