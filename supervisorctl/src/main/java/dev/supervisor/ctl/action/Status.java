package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.client.view.Palette;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of processes. Scripts cut it at its columns, so the layout is the original's to the blank. */
final class Status implements Action {
    private static final int LEAST_NAME_WIDTH = 30;
    private static final int GAP = 3;
    private static final int STATE_WIDTH = 10;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

    @Override
    public String name() {
        return "status";
    }

    @Override
    public List<String> help() {
        return List.of(
                "status <name>\t\tGet status for a single process",
                "status <gname>:*\tGet status for all processes in a group",
                "status <name> <name>\tGet status for multiple named processes",
                "status\t\t\tGet all process status info");
    }

    @Override
    public List<String> addedHelp() {
        return List.of(
                "status -o wide [name ...]\tWith CPU, memory, restarts and last exit",
                "status -v [name ...]\tAll details of each",
                "status --json [name ...]\tAs JSON, with the members of getProcessInfo",
                "status --watch ...\tRepeat every two seconds (Ctrl-C to exit)");
    }

    @Override
    public Operand operand(int place) {
        return Operand.PROCESSES;
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.of("--json", "As JSON"),
                Flag.of("--watch", "Repeat every two seconds"),
                Flag.of("-v", "All details of each"),
                new Flag("-o", "In another form", StatusRequest.FORMS));
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (!Upcheck.passes(session)) {
            session.exitWith(ExitCode.STATUS_UNKNOWN);
            return;
        }
        StatusRequest request = StatusRequest.of(Words.of(argument));
        if (!request.watch()) {
            show(request, session);
            return;
        }
        String before = session.audience().seesOutput() && session.audience().cursorMoves() ? CLEAR_SCREEN : "";
        Repetition.every(
                PAUSE,
                () -> {
                    session.terminal().print(before);
                    show(request, session);
                },
                session);
    }

    private static void show(StatusRequest request, Session session) throws RpcFault, IOException {
        List<ProcessInfo> all = session.server().getAllProcessInfo();
        List<ProcessInfo> shown = Selection.of(request.names(), all, ExitCode.STATUS_UNKNOWN, session);
        session.terminal()
                .print(
                        switch (request.form()) {
                            case TABLE -> table(shown, session.audience().palette());
                            case JSON -> StatusDetails.json(shown, session);
                            case WIDE -> StatusDetails.wide(shown, session);
                            case SHEETS -> StatusDetails.sheets(shown, session);
                        });
        for (ProcessInfo info : shown) {
            if (code(info.state()).filter(ProcessStateCode::isDown).isPresent()) {
                session.exitWith(ExitCode.STATUS_NOT_RUNNING);
            }
        }
    }

    private static String table(List<ProcessInfo> infos, Palette palette) {
        List<String> names = new ArrayList<>(infos.size());
        int width = LEAST_NAME_WIDTH;
        for (ProcessInfo info : infos) {
            String name = new Namespec(info.group(), info.name()).toString();
            names.add(name);
            width = Math.max(width, Columns.width(name));
        }
        StringBuilder table = new StringBuilder(infos.size() * 80);
        for (int i = 0; i < infos.size(); i++) {
            StringBuilder row = new StringBuilder(80);
            Columns.pad(row, names.get(i), width + GAP);
            Columns.pad(row, infos.get(i).statename(), STATE_WIDTH);
            String line = row.append(infos.get(i).description()).toString();
            Optional<ProcessStateCode> code = code(infos.get(i).state());
            table.append(code.isEmpty() ? line : palette.paint(line, code.get()))
                    .append('\n');
        }
        return table.toString();
    }

    private static Optional<ProcessStateCode> code(int state) {
        for (ProcessStateCode code : ProcessStateCode.values()) {
            if (code.number() == state) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
