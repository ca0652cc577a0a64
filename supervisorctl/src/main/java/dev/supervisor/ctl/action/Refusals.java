package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import java.util.Map;

/** The original's words for what a server refuses. */
record Refusals(Map<Fault, String> sentences) {

    /** @throws RpcFault the same, if there are no words for it */
    String words(RpcFault fault) throws RpcFault {
        for (Map.Entry<Fault, String> entry : sentences.entrySet()) {
            if (fault.is(entry.getKey())) {
                return entry.getValue();
            }
        }
        throw fault;
    }
}
