package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.ctl.client.LogChannel;
import dev.supervisor.ctl.client.ServerException;
import dev.supervisor.ctl.client.SupervisorServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one log, in pieces as it grows: asked for again and again, which every server understands. A log that is rotated or
 * emptied is read on from its new beginning. One thread.
 */
final class LogFeed {
    private static final int MOST_AT_ONCE = 64 * 1024;
    private static final int BYTES_PER_LINE = 200;
    private static final int LEAST_BYTES = 4096;

    private final SupervisorServer server;
    private final String name;
    private final LogChannel channel;
    private final int wanted;
    private boolean begunToRead;
    private int offset;
    private String begun = "";

    /** @param wanted how many lines of what is there already */
    LogFeed(SupervisorServer server, String name, LogChannel channel, int wanted) {
        this.server = server;
        this.name = name;
        this.channel = channel;
        this.wanted = wanted;
    }

    /** Where a process has this log; empty text if it has none. */
    static String pathOf(ProcessInfo info, LogChannel channel) {
        return switch (channel) {
            case STDOUT -> info.stdout_logfile();
            case STDERR -> info.stderr_logfile();
        };
    }

    String name() {
        return name;
    }

    LogChannel channel() {
        return channel;
    }

    /** At first the last lines that there are, then those that have come since. */
    List<String> next() throws RpcFault, IOException {
        int size = size();
        if (!begunToRead) {
            begunToRead = true;
            return last(size);
        }
        if (size < offset) {
            offset = 0;
            begun = "";
        }
        return upTo(size);
    }

    private List<String> last(int size) throws RpcFault, IOException {
        offset = Math.max(0, size - Math.min(MOST_AT_ONCE, Math.max(LEAST_BYTES, wanted * BYTES_PER_LINE)));
        boolean cut = offset > 0;
        List<String> lines = new ArrayList<>(upTo(size));
        if (cut && !lines.isEmpty()) {
            lines.removeFirst();
        }
        return lines.subList(Math.max(0, lines.size() - wanted), lines.size());
    }

    /** What has been written of a line that has not ended; empty text if nothing has. */
    String unfinished() {
        String rest = begun;
        begun = "";
        return rest;
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

    private List<String> upTo(int size) throws RpcFault, IOException {
        StringBuilder text = new StringBuilder(begun);
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
        int end = text.lastIndexOf("\n") + 1;
        begun = text.substring(end);
        return text.substring(0, end).lines().toList();
    }
}
