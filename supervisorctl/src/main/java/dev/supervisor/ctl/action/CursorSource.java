package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.SupervisorApi;
import dev.supervisor.client.report.LogPiece;
import java.io.IOException;
import java.util.Optional;

/** A log that our server continues across rotations; it reports gaps. */
final class CursorSource implements LogSource {
    private static final int FROM_ITS_BEGINNING = 0;
    private static final int MOST_BYTES = 64 * 1024;

    private final SupervisorApi api;
    private final String name;
    private final StdStream channel;
    private Optional<String> cursor = Optional.empty();

    private CursorSource(SupervisorApi api, String name, StdStream channel) {
        this.api = api;
        this.name = name;
        this.channel = channel;
    }

    /** Empty if the server has no such thing. */
    static Optional<LogSource> of(SupervisorApi api, String name, StdStream channel) throws RpcFault, IOException {
        try {
            return api.logFrom(name, channel, FROM_ITS_BEGINNING, 0).map(_ -> new CursorSource(api, name, channel));
        } catch (RpcFault fault) {
            if (!fault.is(Fault.NO_FILE)) {
                throw fault;
            }
            return Optional.of(new CursorSource(api, name, channel)); // it comes with the first start
        }
    }

    @Override
    public String end(int bytes) throws RpcFault, IOException {
        return read(-bytes, bytes).text();
    }

    @Override
    public More more() throws RpcFault, IOException {
        return read(FROM_ITS_BEGINNING, MOST_BYTES);
    }

    private More read(long from, int bytes) throws RpcFault, IOException {
        Optional<LogPiece> piece;
        try {
            piece = cursor.isPresent()
                    ? api.logAfter(name, channel, cursor.get(), bytes)
                    : api.logFrom(name, channel, from, bytes);
        } catch (RpcFault fault) {
            if (!fault.is(Fault.NO_FILE)) {
                throw fault;
            }
            piece = Optional.empty();
        }
        cursor = piece.map(LogPiece::cursor).or(() -> cursor);
        return piece.map(read -> new More(read.text(), read.gap())).orElse(new More("", false));
    }
}
