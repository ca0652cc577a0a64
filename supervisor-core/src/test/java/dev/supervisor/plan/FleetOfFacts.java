package dev.supervisor.plan;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.process.Attempts;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessState;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Processes for the tests of plans: names with states, which a test changes by hand. */
final class FleetOfFacts implements Picture {
    static final Pid CHILD = new Pid(4711);
    static final Now NOW = new Now(0, Instant.EPOCH);
    static final ProcessState RUNNING = new ProcessState.Running(CHILD, NOW, Attempts.NONE);
    static final ProcessState STOPPED = new ProcessState.Stopped(Attempts.NONE);
    static final ProcessState STOPPING = new ProcessState.Stopping(CHILD, new Deadline(0), Attempts.NONE);
    static final ProcessState BACKOFF = new ProcessState.Backoff(new Deadline(0), Attempts.NONE);
    static final ProcessState FATAL = new ProcessState.Fatal();
    static final ProcessState UNKNOWN = new ProcessState.Unknown(Optional.of(CHILD));

    private final Map<Namespec, ProcessState> states = new HashMap<>();

    FleetOfFacts with(String group, String process, ProcessState state) {
        states.put(new Namespec(group, process), state);
        return this;
    }

    @Override
    public Optional<ProcessFacts> of(Namespec process) {
        return Optional.ofNullable(states.get(process)).map(FleetOfFacts::facts);
    }

    static ProcessFacts facts(ProcessState state) {
        return new ProcessFacts(state, false, 0, false);
    }
}
