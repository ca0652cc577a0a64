package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.Target;
import dev.supervisor.api.state.Target.OneProcess;
import dev.supervisor.api.state.Target.WholeGroup;
import dev.supervisor.client.SupervisorServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Does one thing to all that is named, each after the one before, with a line of result for every process. */
record Batch(Verb verb, Session session) {

    /** A call about one process. */
    interface Call {
        void make() throws RpcFault, IOException;
    }

    /** The result of a call that knows only success and refusal. */
    static ProcessResult result(Namespec name, Call call) throws IOException {
        try {
            call.make();
            return new ProcessResult(name.process(), name.group(), Fault.SUCCESS.code(), "OK");
        } catch (RpcFault fault) {
            return new ProcessResult(name.process(), name.group(), fault.code(), fault.getMessage());
        }
    }

    void over(List<String> names) throws RpcFault, IOException {
        if (names.contains(Words.ALL)) {
            SupervisorServer server = session.server();
            Progress.during(() -> verb.all().call(server), _ -> true, session).forEach(this::tell);
            return;
        }
        for (String name : Naming.meant(names, session)) {
            switch (Target.parse(name)) {
                case OneProcess(Namespec namespec) -> overOne(namespec, name);
                case WholeGroup(String group) -> overGroup(group);
            }
        }
    }

    private void overOne(Namespec namespec, String typed) throws RpcFault, IOException {
        ProcessResult result = resultOf(namespec, typed);
        if (result.status() != Fault.BAD_NAME.code()) {
            tell(result);
            return;
        }
        Optional<Namespec> meant = Naming.unique(typed, session);
        if (meant.isPresent()) {
            tell(resultOf(meant.get(), meant.get().toString()));
            return;
        }
        tell(result);
        DidYouMean.process(typed, session);
    }

    private ProcessResult resultOf(Namespec namespec, String typed) throws RpcFault, IOException {
        SupervisorServer server = session.server();
        return Progress.during(
                () -> result(namespec, () -> verb.one().call(server, typed)),
                process -> Naming.nameOf(process).equals(namespec.toString()),
                session);
    }

    private void overGroup(String group) throws RpcFault, IOException {
        try {
            SupervisorServer server = session.server();
            Progress.during(
                            () -> verb.group().call(server, group),
                            process -> process.group().equals(group),
                            session)
                    .forEach(this::tell);
        } catch (RpcFault fault) {
            if (!fault.is(Fault.BAD_NAME)) {
                throw fault;
            }
            session.terminal().line(group + ": ERROR (no such group)");
            session.exitWith(verb.noSuchGroup());
            DidYouMean.process(group + ":*", session);
        }
    }

    private void tell(ProcessResult result) {
        Verdicts.Verdict verdict = verb.verdicts().on(result);
        session.terminal().line(verdict.line());
        if (!verdict.harmless()) {
            session.exitWith(isAboutTheProcess(result.status()) ? ExitCode.NOT_RUNNING : ExitCode.FAILURE);
        }
    }

    private static boolean isAboutTheProcess(int status) {
        return status == Fault.SPAWN_ERROR.code()
                || status == Fault.ABNORMAL_TERMINATION.code()
                || status == Fault.NOT_RUNNING.code();
    }
}
