package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.Target;
import dev.supervisor.api.state.Target.OneProcess;
import dev.supervisor.api.state.Target.WholeGroup;
import dev.supervisor.ctl.client.SupervisorServer;
import java.io.IOException;
import java.util.List;

/** What is done to processes by name, by group, or to all of them, with a line of result for each. */
interface Verb {

    void one(SupervisorServer server, String name) throws RpcFault, IOException;

    List<ProcessResult> group(SupervisorServer server, String group) throws RpcFault, IOException;

    List<ProcessResult> all(SupervisorServer server) throws RpcFault, IOException;

    /** What became of a process, without its name: {@code started}, {@code ERROR (spawn error)}. */
    Outcome outcome(ProcessResult result);

    /** The exit code where a group is not known. */
    ExitCode noSuchGroup();

    /**
     * How a result is told.
     *
     * @param line the whole line
     * @param harmless whether it leaves the exit code alone
     */
    record Outcome(String line, boolean harmless) {

        static Outcome success(ProcessResult result, String word) {
            return new Outcome(nameOf(result) + ": " + word, true);
        }

        static Outcome error(ProcessResult result, String what) {
            return new Outcome(nameOf(result) + ": ERROR (" + what + ")", false);
        }

        /** An error for people, but what was wanted is so. */
        static Outcome harmlessError(ProcessResult result, String what) {
            return new Outcome(nameOf(result) + ": ERROR (" + what + ")", true);
        }

        private static Namespec nameOf(ProcessResult result) {
            return new Namespec(result.group(), result.name());
        }
    }

    /** Does it to all names, each after the one before. */
    default void doTo(List<String> names, Session session) throws RpcFault, IOException {
        if (names.contains(Words.ALL)) {
            tell(all(session.server()), session);
            return;
        }
        for (String name : names) {
            switch (Target.parse(name)) {
                case OneProcess(Namespec namespec) -> doToOne(name, namespec, session);
                case WholeGroup(String group) -> doToGroup(group, session);
            }
        }
    }

    private void doToOne(String typed, Namespec name, Session session) throws IOException {
        int status = Fault.SUCCESS.code();
        String description = "OK";
        try {
            one(session.server(), typed);
        } catch (RpcFault fault) {
            status = fault.code();
            description = fault.getMessage();
        }
        tell(List.of(new ProcessResult(name.process(), name.group(), status, description)), session);
    }

    private void doToGroup(String group, Session session) throws RpcFault, IOException {
        try {
            tell(group(session.server(), group), session);
        } catch (RpcFault fault) {
            if (!fault.is(Fault.BAD_NAME)) {
                throw fault;
            }
            session.terminal().line(group + ": ERROR (no such group)");
            session.exitWith(noSuchGroup());
        }
    }

    private void tell(List<ProcessResult> results, Session session) {
        for (ProcessResult result : results) {
            Outcome outcome = outcome(result);
            session.terminal().line(outcome.line());
            if (!outcome.harmless()) {
                session.exitWith(isAboutTheProcess(result.status()) ? ExitCode.NOT_RUNNING : ExitCode.FAILURE);
            }
        }
    }

    private static boolean isAboutTheProcess(int status) {
        return status == Fault.SPAWN_ERROR.code()
                || status == Fault.ABNORMAL_TERMINATION.code()
                || status == Fault.NOT_RUNNING.code();
    }
}
