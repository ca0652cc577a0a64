package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.Target;
import dev.supervisor.api.state.Target.OneProcess;
import dev.supervisor.api.state.Target.WholeGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of processes. Scripts cut it at its columns, so the layout is the original's to the blank. */
final class Status implements Action {
    private static final int LEAST_NAME_WIDTH = 30;
    private static final int GAP = 3;
    private static final int STATE_WIDTH = 10;

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
    public Operand operand(int place) {
        return Operand.PROCESSES;
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (!Upcheck.passes(session)) {
            session.exitWith(ExitCode.STATUS_UNKNOWN);
            return;
        }
        List<ProcessInfo> all = session.server().getAllProcessInfo();
        List<String> names = Words.of(argument);
        List<ProcessInfo> shown = names.isEmpty() || names.contains(Words.ALL) ? all : named(names, all, session);
        session.terminal().print(table(shown, session.audience().palette()));
        for (ProcessInfo info : shown) {
            if (code(info.state()).filter(ProcessStateCode::isStopped).isPresent()) {
                session.exitWith(ExitCode.STATUS_NOT_RUNNING);
            }
        }
    }

    private static List<ProcessInfo> named(List<String> names, List<ProcessInfo> all, Session session) {
        List<ProcessInfo> found = new ArrayList<>();
        for (String name : names) {
            Target target = Target.parse(name);
            int before = found.size();
            for (ProcessInfo info : all) {
                if (isMeant(info, target)) {
                    found.add(info);
                }
            }
            if (found.size() == before) {
                session.terminal().line(complaint(name, target));
                session.exitWith(ExitCode.STATUS_UNKNOWN);
                DidYouMean.process(name, session);
            }
        }
        return found;
    }

    private static boolean isMeant(ProcessInfo info, Target target) {
        return switch (target) {
            case OneProcess(Namespec(String group, String process)) ->
                info.group().equals(group) && info.name().equals(process);
            case WholeGroup(String group) -> info.group().equals(group);
        };
    }

    private static String complaint(String typed, Target target) {
        return switch (target) {
            case OneProcess _ -> typed + ": ERROR (no such process)";
            case WholeGroup(String group) -> group + ": ERROR (no such group)";
        };
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
            Columns.pad(table, names.get(i), width + GAP);
            StringBuilder state = new StringBuilder(STATE_WIDTH);
            Columns.pad(state, infos.get(i).statename(), STATE_WIDTH);
            Optional<ProcessStateCode> code = code(infos.get(i).state());
            table.append(code.isEmpty() ? state : palette.paint(state.toString(), code.get()));
            table.append(infos.get(i).description()).append('\n');
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
