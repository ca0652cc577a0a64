package dev.supervisor.rest;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.rest.RestAnswer.Document;
import dev.supervisor.rest.view.ErrorView;
import dev.supervisor.rest.view.PlainText;
import dev.supervisor.rest.view.WithStatus;
import dev.supervisor.time.Now;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Finds the endpoint that a request is for, calls it in one of the loop's next turns and makes a document of its answer. Any thread; the
 * endpoints run on the loop thread.
 */
public final class RestServer {
    private static final int OK = 200;
    private static final String JSON = "application/json";

    private final Mailbox loop;
    private final List<Served> served = new ArrayList<>();

    /**
     * The work for a request.
     *
     * @param expected the expected size of the answer in bytes, where its endpoint declares it; 0: small
     * @param answer does it, with the executor that makes documents; fails only on a bug of ours
     */
    public record Work(OptionalInt expected, Function<Executor, CompletableFuture<RestAnswer>> answer) {}

    private record Served(RestMethod method, Function<Now, ?> target) {}

    private record Match(Served endpoint, Map<String, String> inPath) {}

    /** @param loop where the endpoints run */
    public RestServer(Mailbox loop) {
        this.loop = loop;
    }

    /**
     * Serves what an interface declares.
     *
     * @param target what answers the requests of a turn
     */
    public <T> void serve(Class<T> declared, Function<Now, T> target) {
        Description.methodsOf(declared).forEach(method -> served.add(new Served(method, target)));
    }

    /** The work for a request. */
    public Work of(RestRequest request) {
        try {
            Match match = find(request);
            RestMethod method = match.endpoint().method();
            List<Object> arguments = method.arguments(match.inPath(), request);
            return new Work(method.expected(), httpThread -> answer(match.endpoint(), arguments, httpThread));
        } catch (Refusal refusal) {
            RestAnswer why = error(refusal.status(), refusal.getMessage(), Optional.empty());
            return new Work(OptionalInt.of(0), _ -> CompletableFuture.completedFuture(why));
        }
    }

    private CompletableFuture<RestAnswer> answer(Served endpoint, List<Object> arguments, Executor httpThread) {
        CompletableFuture<Now> turn = new CompletableFuture<>();
        CompletableFuture<RestAnswer> answer =
                turn.thenCompose(now -> call(endpoint, arguments, now)).handleAsync(RestServer::document, httpThread);
        loop.post(turn::complete);
        return answer;
    }

    private Match find(RestRequest request) throws Refusal {
        List<String> verbs = new ArrayList<>();
        for (Served endpoint : served) {
            Optional<Map<String, String>> inPath = endpoint.method().match(request.path());
            if (inPath.isPresent()) {
                Route.Verb verb = endpoint.method().route().verb();
                if (verb.name().equals(request.method())) {
                    return new Match(endpoint, inPath.get());
                }
                verbs.add(verb.name());
            }
        }
        throw verbs.isEmpty()
                ? new Refusal(Refusal.NOT_FOUND, "there is nothing at " + request.path())
                : new Refusal(
                        Refusal.METHOD_NOT_ALLOWED,
                        request.path() + " is for " + String.join(" and ", verbs) + ", not for " + request.method());
    }

    private static CompletableFuture<?> call(Served endpoint, List<Object> arguments, Now now) {
        try {
            return endpoint.method()
                    .invoke(endpoint.target().apply(now), arguments)
                    .future();
        } catch (RpcFault refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private static RestAnswer document(Object answer, Throwable failure) {
        return switch (failure) {
            case null -> document(answer);
            case CompletionException wrapped when wrapped.getCause() != null -> document(answer, wrapped.getCause());
            case RpcFault refused -> error(Refusal.status(refused), refused.getMessage(), Refusal.fault(refused));
            case RejectedExecutionException _ ->
                error(Refusal.UNAVAILABLE, "the daemon is overloaded", Optional.empty());
            default -> throw new CompletionException(failure);
        };
    }

    private static RestAnswer document(Object answer) {
        return switch (answer) {
            case EventStream stream -> new RestAnswer.Stream(stream);
            case PlainText(String contentType, String text) ->
                new Document(OK, contentType, text.getBytes(StandardCharsets.UTF_8));
            case WithStatus own -> json(own.httpStatus(), own);
            default -> json(OK, answer);
        };
    }

    private static Document error(int status, String sentence, Optional<Fault> fault) {
        return json(status, new ErrorView(sentence, fault.map(Fault::name), fault.map(Fault::code)));
    }

    private static Document json(int status, Object answer) {
        String text = Shapes.json(answer) + "\n";
        return new Document(status, JSON, text.getBytes(StandardCharsets.UTF_8));
    }
}
