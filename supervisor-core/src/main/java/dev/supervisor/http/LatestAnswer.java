package dev.supervisor.http;

import dev.supervisor.api.rpc.OnWire;
import dev.supervisor.api.xmlrpc.XmlRpcDocument;
import dev.supervisor.api.xmlrpc.XmlRpcWriter;
import dev.supervisor.http.login.Alarm;
import java.time.Duration;
import java.util.Optional;

/**
 * The latest large answer, for clients that ask the same at the same time: while nothing has changed they get the same
 * bytes, which are made once. Answers about processes contain the time in seconds, so it is dropped after one. Http
 * thread only.
 */
final class LatestAnswer {
    private static final int WORTH_KEEPING_BYTES = 32 << 10;
    private static final Duration KEPT = Duration.ofSeconds(1);

    private record Known(OnWire answer, XmlRpcDocument document) {}

    private final Alarm alarm;
    private Optional<Known> latest = Optional.empty();

    LatestAnswer(Alarm alarm) {
        this.alarm = alarm;
    }

    /** @param answer equal to what has the same document */
    XmlRpcDocument document(OnWire answer) {
        if (latest.isPresent() && latest.get().answer().equals(answer)) {
            return latest.get().document();
        }
        XmlRpcDocument document = XmlRpcWriter.document(answer.toWire());
        if (document.isReady() && document.ready().length >= WORTH_KEEPING_BYTES) {
            keep(new Known(answer, document));
        }
        return document;
    }

    private void keep(Known known) {
        if (latest.isEmpty()) {
            alarm.ring(KEPT, () -> latest = Optional.empty());
        }
        latest = Optional.of(known);
    }
}
