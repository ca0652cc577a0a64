package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.ServerException;
import dev.supervisor.client.SupervisorServer;
import java.io.IOException;

/**
 * A log that is asked for by XML-RPC, which every server understands. One that has become shorter is read on from its new beginning; what was
 * added before it was rotated, and not read yet, is missed.
 */
final class OffsetSource implements LogSource {
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final SupervisorServer server;
    private final String name;
    private final StdStream channel;
    private int offset;

    OffsetSource(SupervisorServer server, String name, StdStream channel) {
        this.server = server;
        this.name = name;
        this.channel = channel;
    }

    @Override
    public String end(int bytes) throws RpcFault, IOException {
        int size = size();
        offset = Math.max(0, size - bytes);
        boolean cut = offset > 0;
        String text = upTo(size);
        return cut ? text.substring(text.indexOf('\n') + 1) : text;
    }

    @Override
    public More more() throws RpcFault, IOException {
        int size = size();
        boolean gap = size < offset;
        if (gap) {
            offset = 0;
        }
        return new More(upTo(size), gap);
    }

    private int size() throws RpcFault, IOException {
        try {
            return server.logSize(name, channel);
        } catch (RpcFault fault) {
            if (!fault.is(Fault.NO_FILE)) {
                throw fault;
            }
            return 0;
        }
    }

    private String upTo(int size) throws RpcFault, IOException {
        StringBuilder text = new StringBuilder();
        while (offset < size) {
            int bytes = Math.min(size - offset, MOST_AT_ONCE);
            try {
                text.append(server.readProcessLog(name, channel, offset, bytes));
            } catch (ServerException e) {
                if (e.kind() != ServerException.Kind.HTTP_STATUS) {
                    throw e;
                }
                // The original fails where a character is cut in two: it is whole when more has come.
                break;
            }
            offset += bytes;
        }
        return text.toString();
    }
}
