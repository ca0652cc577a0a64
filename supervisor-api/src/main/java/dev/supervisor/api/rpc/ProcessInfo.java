package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.util.List;

/**
 * The answer of {@code getProcessInfo}; the components are its members, in its order.
 *
 * @param start when it was last started, in unix seconds; 0: never
 * @param stop when it last ended, in unix seconds; 0: never
 * @param now the daemon's time, in unix seconds
 * @param state number of the state
 * @param spawnerr why it could not be started, or empty
 * @param exitstatus exit code of the last end; -1 after a signal; 0 if there was none
 * @param logfile the same as stdout_logfile, an old name for it
 * @param stdout_logfile path, or empty
 * @param stderr_logfile path, or empty
 * @param pid 0 if it has none
 */
public record ProcessInfo(
        String name,
        String group,
        int start,
        int stop,
        int now,
        int state,
        String statename,
        String spawnerr,
        int exitstatus,
        String logfile,
        String stdout_logfile,
        String stderr_logfile,
        int pid,
        String description)
        implements OnWire {

    @Override
    public XmlRpcValue toWire() {
        return new StructValue(List.of(
                Wire.member("name", name),
                Wire.member("group", group),
                Wire.member("start", start),
                Wire.member("stop", stop),
                Wire.member("now", now),
                Wire.member("state", state),
                Wire.member("statename", statename),
                Wire.member("spawnerr", spawnerr),
                Wire.member("exitstatus", exitstatus),
                Wire.member("logfile", logfile),
                Wire.member("stdout_logfile", stdout_logfile),
                Wire.member("stderr_logfile", stderr_logfile),
                Wire.member("pid", pid),
                Wire.member("description", description)));
    }

    /** The answer of a daemon. */
    public static ProcessInfo fromWire(XmlRpcValue value) throws XmlRpcException {
        return new ProcessInfo(
                Wire.member(value, "name", Wire::string),
                Wire.member(value, "group", Wire::string),
                Wire.member(value, "start", Wire::integer),
                Wire.member(value, "stop", Wire::integer),
                Wire.member(value, "now", Wire::integer),
                Wire.member(value, "state", Wire::integer),
                Wire.member(value, "statename", Wire::string),
                Wire.member(value, "spawnerr", Wire::string),
                Wire.member(value, "exitstatus", Wire::integer),
                Wire.member(value, "logfile", Wire::string),
                Wire.member(value, "stdout_logfile", Wire::string),
                Wire.member(value, "stderr_logfile", Wire::string),
                Wire.member(value, "pid", Wire::integer),
                Wire.member(value, "description", Wire::string));
    }
}
