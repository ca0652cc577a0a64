package dev.supervisor.ctl.action;

import dev.supervisor.ctl.client.LogPath;
import dev.supervisor.ctl.client.LogStream;
import dev.supervisor.ctl.client.ServerException;
import java.io.IOException;
import java.util.Optional;

/** Prints a log as it grows, until the interrupt key is pressed or the server ends it. What goes wrong changes no exit code. */
final class Following {
    private Following() {}

    static void follow(LogPath log, Session session) throws ServerException {
        Terminal terminal = session.terminal();
        Thread reader = Thread.currentThread();
        try (LogStream stream = session.server().follow(log);
                var _ = terminal.onInterrupt(() -> stop(reader, terminal))) {
            terminal.line("==> Press Ctrl-C to exit <==");
            print(stream, terminal);
        } catch (IOException e) {
            terminal.error(session.serverUrl() + log.path() + " " + sentence(e));
        } finally {
            Thread.interrupted();
        }
    }

    private static void print(LogStream stream, Terminal terminal) throws IOException {
        LogText text = new LogText();
        for (Optional<byte[]> piece = stream.next(); piece.isPresent(); piece = stream.next()) {
            terminal.print(text.next(piece.get()));
        }
        terminal.print(text.rest());
    }

    private static void stop(Thread reader, Terminal terminal) {
        terminal.line("");
        reader.interrupt();
    }

    private static String sentence(IOException failure) {
        if (failure instanceof ServerException server) {
            return server.kind() == ServerException.Kind.HTTP_STATUS
                    ? server.getMessage()
                    : "Cannot connect, error: <class '" + server.kind().knownAs() + "'> (" + server.getMessage() + ")";
        }
        return "Cannot connect, error: " + failure.getMessage();
    }
}
