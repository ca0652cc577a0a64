package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.SignalName;
import dev.supervisor.api.state.StdStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One process of a {@link FakeSupervisor}; its pid is fixed so that tests can state it. */
final class FakeProcess {
    final Namespec name;
    final Map<StdStream, String> logs = new HashMap<>();
    final Map<StdStream, String> devices = new HashMap<>();
    final StringBuilder read = new StringBuilder();
    Optional<Fault> startFailure = Optional.empty();
    Optional<Fault> stopFailure = Optional.empty();

    private final int pid;
    private final String description;
    private ProcessStateCode state;

    FakeProcess(Namespec name, int pid, ProcessStateCode state, String description) {
        this.name = name;
        this.pid = pid;
        this.state = state;
        this.description = description;
    }

    boolean isWanted() {
        return state.isWanted();
    }

    boolean isSignallable() {
        return state.isSignallable();
    }

    String shown() {
        return name.toString();
    }

    /** @param typed the name by which it was called, for the fault */
    void start(String typed) throws RpcFault {
        if (startFailure.isPresent()) {
            throw new RpcFault(startFailure.get(), typed);
        }
        if (isWanted()) {
            throw new RpcFault(Fault.ALREADY_STARTED, typed);
        }
        state = ProcessStateCode.RUNNING;
    }

    void stop(String typed) throws RpcFault {
        if (stopFailure.isPresent()) {
            throw new RpcFault(stopFailure.get(), typed);
        }
        if (!isWanted()) {
            throw new RpcFault(Fault.NOT_RUNNING, typed);
        }
        state = ProcessStateCode.STOPPED;
    }

    /** Remembers it; ends at the word "die". */
    void read(String text, String calledBy) throws RpcFault {
        if (!isWanted()) {
            throw new RpcFault(Fault.NOT_RUNNING, calledBy);
        }
        read.append(text);
        if (text.equals("die\n")) {
            state = ProcessStateCode.EXITED;
        }
    }

    void signal(String signal, String typed) throws RpcFault {
        try {
            SignalName.parse(signal);
        } catch (IllegalArgumentException e) {
            throw new RpcFault(Fault.BAD_SIGNAL, signal);
        }
        if (!isSignallable()) {
            throw new RpcFault(Fault.NOT_RUNNING, typed);
        }
    }

    /** @throws RpcFault if there is no such file, or it cannot be read */
    String log(StdStream channel) throws RpcFault {
        if (devices.containsKey(channel)) {
            throw new RpcFault(Fault.FAILED);
        }
        String text = logs.get(channel);
        if (text == null) {
            throw new RpcFault(Fault.NO_FILE);
        }
        return text;
    }

    private String pathOf(StdStream channel) {
        if (devices.containsKey(channel)) {
            return devices.get(channel);
        }
        return logs.containsKey(channel) ? "/var/log/" + name.process() + "." + channel.word() : "";
    }

    ProcessInfo info() {
        return new ProcessInfo(
                name.process(),
                name.group(),
                0,
                0,
                0,
                state.number(),
                state.name(),
                "",
                0,
                pathOf(StdStream.STDOUT),
                pathOf(StdStream.STDOUT),
                pathOf(StdStream.STDERR),
                isWanted() ? pid : 0,
                description);
    }
}
