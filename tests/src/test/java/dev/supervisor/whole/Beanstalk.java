package dev.supervisor.whole;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A real beanstalkd on a port of its own, and a connection to it that puts jobs. */
final class Beanstalk implements AutoCloseable {
    private final Process server;
    private final int port;
    private final Socket socket;
    private final BufferedReader answers;
    private final OutputStream commands;

    Beanstalk() throws IOException {
        port = freePort();
        server = new ProcessBuilder("beanstalkd", "-l", "127.0.0.1", "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> new Socket(InetAddress.getLoopbackAddress(), port), Socket::isConnected);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        commands = socket.getOutputStream();
    }

    int port() {
        return port;
    }

    void put(String tube, String job) throws IOException {
        expect("use " + tube + "\r\n", "USING " + tube);
        expect("put 0 0 60 " + job.length() + "\r\n" + job + "\r\n", "INSERTED");
    }

    private void expect(String command, String answer) throws IOException {
        commands.write(command.getBytes(StandardCharsets.US_ASCII));
        String line = answers.readLine();
        if (line == null || !line.startsWith(answer)) {
            throw new IOException("beanstalkd answered " + line + " to " + command.strip());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        server.destroy();
        server.onExit().join();
    }
}
