package dev.supervisor.client;

import dev.supervisor.api.json.JsonException;
import dev.supervisor.api.json.JsonReader;
import dev.supervisor.api.json.JsonValue;
import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.report.Members;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Documents of JSON from a server, each over a connection of its own. One thread. */
record JsonSource(ServerAddress address, Credentials credentials, Patience patience) implements SupervisorApi.Source {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    @Override
    public Optional<JsonValue> ask(String verb, String path) throws RpcFault, IOException {
        try {
            return asked(verb, path);
        } catch (OutOfMemoryError e) {
            throw ServerException.tooLarge("the server's answer to " + path);
        }
    }

    private Optional<JsonValue> asked(String verb, String path) throws RpcFault, IOException {
        Answer answer = patience.during(() -> answer(verb, path));
        HttpHead head = answer.head();
        if (head.status() == UNAUTHORIZED) {
            throw failure(ServerException.Kind.UNAUTHORIZED, path, head);
        }
        Optional<JsonValue> document = document(answer.body());
        if (head.status() == OK && document.isPresent()) {
            return document;
        }
        Optional<Members> error =
                document.map(Members::of).filter(told -> told.find("error").isPresent());
        if (error.isPresent()) {
            throw fault(error.get());
        }
        if (head.status() == NOT_FOUND || head.status() == BAD_REQUEST) { // the original knows GET and HEAD only
            return Optional.empty();
        }
        throw failure(ServerException.Kind.HTTP_STATUS, path, head);
    }

    /** The answer to a request. */
    private record Answer(HttpHead head, String body) {}

    private Answer answer(String verb, String path) throws IOException {
        try (HttpConnection http = HttpConnection.open(address)) {
            http.ask(verb, path, credentials.authorization());
            HttpHead head = http.readHead();
            return new Answer(head, new String(http.readBody(head), StandardCharsets.UTF_8));
        }
    }

    private static Optional<JsonValue> document(String body) {
        try {
            return Optional.of(JsonReader.read(body));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static RpcFault fault(Members error) {
        int code = error.number("code").map(Long::intValue).orElse(Fault.FAILED.code());
        return new RpcFault(code, error.text("error"));
    }

    private static ServerException failure(ServerException.Kind kind, String path, HttpHead head) {
        return new ServerException(
                kind, "<ProtocolError for 127.0.0.1" + path + ": " + head.status() + " " + head.reason() + ">");
    }
}
