package dev.supervisor.ctl.action;

import dev.supervisor.api.json.JsonException;
import dev.supervisor.api.json.JsonReader;
import dev.supervisor.api.json.JsonValue;
import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.SupervisorApi;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A JSON API of texts; none as long as there is no text. */
final class FakeDocuments implements SupervisorApi.Source {
    private final Map<String, String> documents = new HashMap<>();

    void put(String request, String json) {
        documents.put(request, json);
    }

    @Override
    public Optional<JsonValue> ask(String verb, String path) throws RpcFault {
        if (documents.isEmpty()) {
            return Optional.empty();
        }
        String json = documents.get(verb + " " + path);
        if (json == null) {
            throw new RpcFault(Fault.BAD_NAME, path);
        }
        try {
            return Optional.of(JsonReader.read(json));
        } catch (JsonException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
