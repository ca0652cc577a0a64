package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import java.util.List;

final class Signal implements VerbAction {
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
    public List<Verb> verbs(List<String> words) {
        // As typed: the server knows what signals there are.
        String signal = words.getFirst();
        return List.of(new Verb(
                (server, name) -> server.signalProcess(name, signal),
                (server, group) -> server.signalProcessGroup(group, signal),
                server -> server.signalAllProcesses(signal),
                VERDICTS,
                ExitCode.FAILURE));
    }

    @Override
    public List<String> names(List<String> words) {
        return words.subList(1, words.size());
    }
}
