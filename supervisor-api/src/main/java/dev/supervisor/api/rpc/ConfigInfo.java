package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What {@code getAllConfigInfo} tells of a process that the configuration has.
 *
 * @param settings texts, truths, numbers and lists of numbers by their names, in the answer's order
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
