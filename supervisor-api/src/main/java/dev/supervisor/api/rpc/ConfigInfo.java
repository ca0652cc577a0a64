package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The answer of {@code getAllConfigInfo} for one process of the configuration.
 *
 * @param settings strings, booleans, numbers and lists of numbers by name, in the answer's order
 */
public record ConfigInfo(SequencedMap<String, Object> settings) implements OnWire {
    public ConfigInfo {
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    }

    @Override
    public XmlRpcValue toWire() {
        return new StructValue(settings.entrySet().stream()
                .map(setting -> new Member(setting.getKey(), Wire.plain(setting.getValue())))
                .toList());
    }
}
