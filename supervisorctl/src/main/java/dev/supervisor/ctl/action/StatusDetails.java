package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.SupervisorApi;
import dev.supervisor.client.report.ProcessDetail;
import dev.supervisor.client.report.ProcessDetail.Log;
import dev.supervisor.client.report.ProcessReport;
import dev.supervisor.client.view.InfoJson;
import dev.supervisor.client.view.Palette;
import dev.supervisor.client.view.ProcessSheet;
import dev.supervisor.client.view.WideTable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The details of processes that {@code status} shows beyond the original's; as much as XML-RPC offers where the server
 * has no API.
 */
final class StatusDetails {
    /** The states in which a process may be started again by itself. */
    private static final Set<Integer> WAITING =
            Set.of(ProcessStateCode.EXITED.number(), ProcessStateCode.BACKOFF.number());

    private static final int BYTES_OF_LOG = 1600;
    private static final int LINES_OF_LOG = 5;

    private StatusDetails() {}

    static String wide(List<ProcessInfo> shown, Session session) throws RpcFault, IOException {
        Optional<List<ProcessReport>> told = session.server().api().processes();
        if (told.isEmpty()) {
            NoApi.say("CPU, memory, restarts and last exits are not shown", session);
        }
        Map<String, ProcessReport> byName = new HashMap<>();
        told.orElse(List.of()).forEach(report -> byName.put(report.name().toString(), report));
        List<ProcessReport> reports = new ArrayList<>();
        for (ProcessInfo info : shown) {
            reports.add(Optional.ofNullable(byName.get(Naming.nameOf(info))).orElseGet(() -> ProcessReport.of(info)));
        }
        return String.join("\n", WideTable.lines(reports, session.audience().palette())) + "\n";
    }

    static String json(List<ProcessInfo> shown, Session session) {
        boolean mayWait = shown.stream().anyMatch(info -> WAITING.contains(info.state()));
        return InfoJson.text(shown, mayWait ? nextStarts(session) : Map.of()) + "\n";
    }

    private static Map<Namespec, Instant> nextStarts(Session session) {
        Map<Namespec, Instant> nextStarts = new HashMap<>();
        try {
            for (ProcessReport process :
                    session.server().api().processesWithoutUsage().orElse(List.of())) {
                process.nextStart().ifPresent(at -> nextStarts.put(process.name(), at));
            }
        } catch (RpcFault | IOException e) {
            return Map.of(); // it does not say: a proxy may let XML-RPC through only
        }
        return nextStarts;
    }

    static String sheets(List<ProcessInfo> shown, Session session) throws RpcFault, IOException {
        SupervisorApi api = session.server().api();
        Palette palette = session.audience().palette();
        List<String> sheets = new ArrayList<>();
        for (ProcessInfo info : shown) {
            Optional<ProcessDetail> told = api.process(Naming.nameOf(info));
            if (told.isEmpty()) {
                NoApi.say("commands, process trees, CPU, memory and restarts are not shown", session);
            }
            ProcessDetail detail = told.isPresent() ? told.get() : known(info, session);
            sheets.add(String.join("\n", ProcessSheet.lines(detail, palette)) + "\n");
        }
        return String.join("\n", sheets);
    }

    private static ProcessDetail known(ProcessInfo info, Session session) throws RpcFault, IOException {
        List<Log> logs = new ArrayList<>();
        for (StdStream channel : StdStream.values()) {
            String path = LogFeed.pathOf(info, channel);
            if (!path.isEmpty()) {
                logs.add(new Log(channel.word(), path, Optional.empty(), end(info, channel, session)));
            }
        }
        return new ProcessDetail(ProcessReport.of(info), "", Optional.empty(), Optional.empty(), List.of(), logs);
    }

    private static List<String> end(ProcessInfo info, StdStream channel, Session session) throws RpcFault, IOException {
        try {
            String text = session.server().readProcessLogTail(Naming.nameOf(info), channel, BYTES_OF_LOG);
            List<String> lines = text.lines().toList();
            return lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size());
        } catch (RpcFault fault) {
            if (!fault.is(Fault.NO_FILE) && !fault.is(Fault.FAILED)) { // not made yet, or no file that can be read
                throw fault;
            }
            return List.of();
        }
    }
}
