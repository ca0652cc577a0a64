package dev.supervisor.ctl.action;

import dev.supervisor.client.LogPath;
import dev.supervisor.client.LogStream;
import dev.supervisor.client.ServerException;
import java.io.IOException;
import java.util.Optional;

/** Prints a log as it grows, until the thread is interrupted or the server ends it. What goes wrong changes no exit code. */
final class Following {

    /** A log that is followed by a thread of its own until this is closed. */
    interface Background extends AutoCloseable {
        @Override
        void close();
    }

    private Following() {}

    /** Follows until the interrupt key is pressed; whether the log was there to be followed. */
    static boolean follow(LogPath log, Session session) throws ServerException {
        Terminal terminal = session.terminal();
        Thread reader = Thread.currentThread();
        LogStream stream = session.server().follow(log);
        try (var _ = terminal.onInterrupt(() -> stop(reader, terminal))) {
            terminal.line("==> Press Ctrl-C to exit <==");
            return print(stream, log, session);
        } finally {
            Thread.interrupted();
        }
    }

    static Background inBackground(LogPath log, Session session) throws ServerException {
        LogStream stream = session.server().follow(log);
        Thread reader = Thread.ofPlatform().daemon().name(log.path()).start(() -> print(stream, log, session));
        return reader::interrupt;
    }

    private static boolean print(LogStream stream, LogPath log, Session session) {
        Terminal terminal = session.terminal();
        try (stream) {
            LogText text = new LogText();
            for (Optional<byte[]> piece = stream.next(); piece.isPresent(); piece = stream.next()) {
                terminal.print(text.next(piece.get()));
            }
            terminal.print(text.rest());
            return true;
        } catch (IOException e) {
            terminal.error(session.serverUrl() + log.path() + " " + sentence(e));
            return !(e instanceof ServerException server) || server.kind() != ServerException.Kind.HTTP_STATUS;
        }
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
