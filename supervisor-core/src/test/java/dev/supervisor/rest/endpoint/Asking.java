package dev.supervisor.rest.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.json.JsonException;
import dev.supervisor.api.json.JsonReader;
import dev.supervisor.api.json.JsonValue;
import dev.supervisor.api.json.JsonValue.JsonObject;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.rest.RestAnswer;
import dev.supervisor.rest.RestRequest;
import dev.supervisor.rest.RestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A client of the API of a simulated daemon. */
final class Asking {
    final SimulatedDaemon daemon;
    private final RestServer server;

    Asking(SimulatedDaemon daemon) {
        this.daemon = daemon;
        this.server = daemon.rest();
    }

    /** An answer. */
    record Answer(int status, String contentType, String body) {
        JsonObject json() {
            try {
                return (JsonObject) JsonReader.read(body);
            } catch (JsonException e) {
                throw new AssertionError(body, e);
            }
        }

        /** A member, named by a path with dots; numbers count items. */
        Object at(String path) {
            Object found = json();
            for (String step : path.split("\\.")) {
                found = switch (found) {
                    case JsonObject(var members) -> members.get(step);
                    case JsonValue.JsonArray(var items) -> items.get(Integer.parseInt(step));
                    default -> throw new AssertionError("nothing at " + path + ": " + body);
                };
            }
            return switch (found) {
                case JsonValue.JsonText(String text) -> text;
                case JsonValue.JsonNumber(Number number) -> number;
                case JsonValue.JsonBoolean(boolean truth) -> truth;
                case JsonValue.JsonNull() -> Optional.empty();
                default -> found;
            };
        }
    }

    /** Asks, and lets all happen that happens at once; the answer may come later. */
    CompletableFuture<Answer> begin(String request, Map<String, String> headers) {
        String[] words = request.split(" ", 2);
        String[] url = words[1].split("\\?", 2);
        CompletableFuture<Answer> answer = server.of(new RestRequest(
                        words[0], url[0], url.length > 1 ? url[1] : "", name -> Optional.ofNullable(headers.get(name))))
                .answer()
                .apply(Runnable::run)
                .thenApply(given -> {
                    RestAnswer.Document document = (RestAnswer.Document) given;
                    return new Answer(
                            document.status(),
                            document.contentType(),
                            new String(document.body(), StandardCharsets.UTF_8));
                });
        daemon.pass(Duration.ZERO);
        return answer;
    }

    CompletableFuture<Answer> begin(String request) {
        return begin(request, Map.of());
    }

    /** Asks for what is answered at once. */
    Answer ask(String request) {
        CompletableFuture<Answer> answer = begin(request);
        assertThat(answer).as(request).isDone();
        return answer.join();
    }
}
