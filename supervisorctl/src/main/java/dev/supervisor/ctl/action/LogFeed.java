package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.SupervisorServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of one log, in pieces as it grows: asked for again and again. One thread. */
final class LogFeed {
    static final String GAP =
            "==> lines may be missing here: the log was emptied, or rotated faster than it was read <==";

    private static final int MOST_AT_ONCE = 64 * 1024;
    private static final int BYTES_PER_LINE = 200;
    private static final int LEAST_BYTES = 4096;

    /** Bounds one look, so that one log that grows fast does not hide the others. */
    private static final int MOST_PIECES = 16;

    private final SupervisorServer server;
    private final String name;
    private final StdStream channel;
    private final int wanted;
    private Optional<LogSource> source = Optional.empty();
    private String begun = "";

    /** @param wanted how many lines of what is there already */
    LogFeed(SupervisorServer server, String name, StdStream channel, int wanted) {
        this.server = server;
        this.name = name;
        this.channel = channel;
        this.wanted = wanted;
    }

    /** Where a process has this log; empty text if it has none. */
    static String pathOf(ProcessInfo info, StdStream channel) {
        return channel.choose(info.stdout_logfile(), info.stderr_logfile());
    }

    String name() {
        return name;
    }

    StdStream channel() {
        return channel;
    }

    /** At first the last lines that there are, then those that have come since. */
    List<String> next() throws RpcFault, IOException {
        if (source.isEmpty()) {
            source = CursorSource.of(server.api(), name, channel)
                    .or(() -> Optional.of(new OffsetSource(server, name, channel)));
            int bytes = Math.min(MOST_AT_ONCE, Math.max(LEAST_BYTES, wanted * BYTES_PER_LINE));
            List<String> lines = linesOf(source.get().end(bytes));
            return lines.subList(Math.max(0, lines.size() - wanted), lines.size());
        }
        List<String> lines = new ArrayList<>();
        for (int pieces = 0; pieces < MOST_PIECES; pieces++) {
            LogSource.More more = source.get().more();
            if (more.gap()) {
                addGap(lines);
            }
            if (more.text().isEmpty()) {
                break;
            }
            lines.addAll(linesOf(more.text()));
        }
        return lines;
    }

    private void addGap(List<String> lines) {
        if (!begun.isEmpty()) {
            lines.add(unfinished());
        }
        lines.add(GAP);
    }

    private List<String> linesOf(String more) {
        String text = begun + more;
        int end = text.lastIndexOf('\n') + 1;
        begun = text.substring(end);
        return text.substring(0, end).lines().toList();
    }

    /** The incomplete last line; empty text if there is none. */
    String unfinished() {
        String rest = begun;
        begun = "";
        return rest;
    }
}
