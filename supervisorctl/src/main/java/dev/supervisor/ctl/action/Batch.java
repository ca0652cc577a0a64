package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.Target;
import dev.supervisor.api.state.Target.OneProcess;
import dev.supervisor.api.state.Target.WholeGroup;
import java.io.IOException;
import java.util.List;

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
            verb.all(session.server()).forEach(this::tell);
            return;
        }
        for (String name : names) {
            switch (Target.parse(name)) {
                case OneProcess(Namespec namespec) -> overOne(namespec, name);
                case WholeGroup(String group) -> overGroup(group);
            }
        }
    }

    private void overOne(Namespec namespec, String typed) throws IOException {
        ProcessResult result = result(namespec, () -> verb.one(session.server(), typed));
        tell(result);
        if (result.status() == Fault.BAD_NAME.code()) {
            DidYouMean.process(typed, session);
        }
    }

    private void overGroup(String group) throws RpcFault, IOException {
        try {
            verb.group(session.server(), group).forEach(this::tell);
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
