package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.ctl.client.SupervisorServer;
import java.io.IOException;
import java.util.List;

final class Signal implements ProcessAction {
    private static final Verdicts VERDICTS = Verdicts.of("signalled")
            .error(Fault.NOT_RUNNING, "not running")
            .error(Fault.BAD_NAME, "no such process")
            .error(Fault.BAD_SIGNAL, "bad signal name")
            .asDescribed(Fault.FAILED);

    @Override
    public String name() {
        return "signal";
    }

    @Override
    public List<String> help() {
        return List.of(
                "signal <signal name> <name>\t\tSignal a process",
                "signal <signal name> <gname>:*\t\tSignal all processes in a group",
                "signal <signal name> <name> <name>\tSignal multiple processes or groups",
                "signal <signal name> all\t\tSignal all processes");
    }

    @Override
    public String needs() {
        return "a signal name and a process name";
    }

    @Override
    public int fewestWords() {
        return 2;
    }

    @Override
    public Operand operand(int place) {
        return place == 0 ? Operand.SIGNALS : Operand.PROCESSES;
    }

    @Override
    public void doTo(List<String> words, Session session) throws RpcFault, IOException {
        new Batch(new Sending(words.getFirst()), session).over(words.subList(1, words.size()));
    }

    /** @param signal as typed: the server knows what signals there are */
    private record Sending(String signal) implements Verb {

        @Override
        public void one(SupervisorServer server, String name) throws RpcFault, IOException {
            server.signalProcess(name, signal);
        }

        @Override
        public List<ProcessResult> group(SupervisorServer server, String group) throws RpcFault, IOException {
            return server.signalProcessGroup(group, signal);
        }

        @Override
        public List<ProcessResult> all(SupervisorServer server) throws RpcFault, IOException {
            return server.signalAllProcesses(signal);
        }

        @Override
        public Verdicts verdicts() {
            return VERDICTS;
        }

        @Override
        public ExitCode noSuchGroup() {
            return ExitCode.FAILURE;
        }
    }
}
