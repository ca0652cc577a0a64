package dev.supervisor.rpc;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.picture.ProcessPicture;
import dev.supervisor.picture.StatusLine;
import dev.supervisor.picture.UnixSeconds;
import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.time.ZoneId;

/** The data of a process as XML-RPC tells them (supervisor/rpcinterface.py getProcessInfo). Pure. */
final class ProcessInfos {
    private ProcessInfos() {}

    static ProcessInfo of(ProcessPicture process, Now now, ZoneId zone) {
        ProcessStateCode state = process.state().code();
        String stdoutLog = process.logs().stdout().orElse("");
        return new ProcessInfo(
                process.name().process(),
                process.name().group(),
                UnixSeconds.of(process.history().lastStart()),
                UnixSeconds.of(process.history().lastStop()),
                UnixSeconds.of(now),
                state.number(),
                state.name(),
                process.history().spawnerr().orElse(""),
                process.history().exitstatus(),
                stdoutLog,
                stdoutLog,
                process.logs().stderr().orElse(""),
                process.pid().map(Pid::number).orElse(0),
                StatusLine.of(process, now, zone));
    }
}
