package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.ctl.client.SupervisorServer;
import java.io.IOException;
import java.util.List;

final class Signal implements Action {

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
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (!Upcheck.passes(session)) {
            return;
        }
        List<String> words = Words.of(argument);
        if (words.size() < 2) {
            reject("Error: signal requires a signal name and a process name", session);
            return;
        }
        new Sending(words.getFirst()).doTo(words.subList(1, words.size()), session);
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
        public ExitCode noSuchGroup() {
            return ExitCode.FAILURE;
        }

        @Override
        public Outcome outcome(ProcessResult result) {
            return switch (Results.status(result)) {
                case SUCCESS -> Outcome.success(result, "signalled");
                case NOT_RUNNING -> Outcome.error(result, "not running");
                case BAD_NAME -> Outcome.error(result, "no such process");
                case BAD_SIGNAL -> Outcome.error(result, "bad signal name");
                case FAILED -> new Outcome(result.description(), false);
                case UNKNOWN_METHOD,
                        INCORRECT_PARAMETERS,
                        BAD_ARGUMENTS,
                        SIGNATURE_UNSUPPORTED,
                        SHUTDOWN_STATE,
                        NO_FILE,
                        NOT_EXECUTABLE,
                        ABNORMAL_TERMINATION,
                        SPAWN_ERROR,
                        ALREADY_STARTED,
                        ALREADY_ADDED,
                        STILL_RUNNING,
                        CANT_REREAD -> throw new UnknownResultException(result);
            };
        }
    }
}
