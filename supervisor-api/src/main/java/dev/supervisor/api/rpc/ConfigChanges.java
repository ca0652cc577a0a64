package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.AnswerValue;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import java.util.List;

/** How the configuration differs from what runs, by names of groups in the daemon's order. */
public record ConfigChanges(List<String> added, List<String> changed, List<String> removed) implements OnWire {
    public ConfigChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /** The three lists are sent as the only item of a fourth. */
    @Override
    public AnswerValue toWire() {
        return Wire.of(List.of(List.of(added, changed, removed)));
    }

    /** The answer of a daemon. */
    public static ConfigChanges fromWire(XmlRpcValue value) throws XmlRpcException {
        List<List<List<String>>> answer =
                Wire.list(value, lists -> Wire.list(lists, groups -> Wire.list(groups, Wire::string)));
        if (answer.size() != 1 || answer.getFirst().size() != 3) {
            throw new XmlRpcException("not three lists of groups: " + value);
        }
        List<List<String>> lists = answer.getFirst();
        return new ConfigChanges(lists.get(0), lists.get(1), lists.get(2));
    }
}
