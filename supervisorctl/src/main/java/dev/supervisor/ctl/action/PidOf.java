package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The action {@code pid}. */
final class PidOf implements Action {

    @Override
    public String name() {
        return "pid";
    }

    @Override
    public List<String> help() {
        return List.of(
                "pid\t\t\tGet the PID of supervisord.",
                "pid <name>\t\tGet the PID of a single child process by name.",
                "pid all\t\t\tGet the PID of every child process, one per line.");
    }

    @Override
    public Operand operand(int place) {
        return Operand.PROCESSES;
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (!Upcheck.passes(session)) {
            return;
        }
        List<String> names = Words.of(argument);
        if (names.isEmpty()) {
            tell(session.server().getPid(), session);
        } else if (names.contains(Words.ALL)) {
            for (ProcessInfo info : session.server().getAllProcessInfo()) {
                tell(info.pid(), session);
            }
        } else {
            for (String name : Naming.meant(names, session)) {
                tellOf(name, session);
            }
        }
    }

    private static void tellOf(String name, Session session) throws RpcFault, IOException {
        try {
            int pid = session.server().getProcessInfo(name).pid();
            tell(pid, session);
            if (pid == 0) {
                session.exitWith(ExitCode.NOT_RUNNING);
            }
        } catch (RpcFault fault) {
            if (!fault.is(Fault.BAD_NAME)) {
                throw fault;
            }
            Optional<Namespec> meant = Naming.unique(name, session);
            if (meant.isPresent()) {
                tellOf(meant.get().toString(), session);
                return;
            }
            session.terminal().line("No such process " + name);
            session.exitWith(ExitCode.FAILURE);
            DidYouMean.process(name, session);
        }
    }

    private static void tell(int pid, Session session) {
        session.terminal().line(Integer.toString(pid));
    }
}
