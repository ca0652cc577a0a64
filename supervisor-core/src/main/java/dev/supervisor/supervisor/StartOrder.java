package dev.supervisor.supervisor;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.loop.Step;
import dev.supervisor.plan.Next;
import dev.supervisor.plan.Picture;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.PlanProgress;
import dev.supervisor.plan.Plans;
import dev.supervisor.plan.Task;
import dev.supervisor.process.StartCause;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Processes with autostart that have just been added: started in the order in which they were added, without waiting
 * for each other. Loop thread only.
 */
final class StartOrder implements Step {
    private final SequencedMap<Namespec, Subprocess> waiting = new LinkedHashMap<>();

    void add(Collection<Subprocess> processes) {
        processes.stream()
                .filter(process -> process.spec().start().autostart())
                .forEach(process -> waiting.putLast(process.name(), process));
    }

    void remove(Collection<Subprocess> processes) {
        waiting.values().removeAll(processes);
    }

    /** Starts them, but for those that a client has started meanwhile. */
    @Override
    public void run(Now now) {
        Picture picture = name -> Optional.ofNullable(waiting.get(name)).map(Subprocess::facts);
        Plan boot = Plans.boot(List.copyOf(waiting.keySet()));
        if (Next.of(boot, PlanProgress.NONE, picture) instanceof Next.Take(var _, var tasks)) {
            for (Task task : tasks) {
                if (task instanceof Task.ToProcess(var name, var _, var _)) {
                    waiting.get(name).start(StartCause.AUTOSTART, now);
                }
            }
        }
        waiting.clear();
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return !waiting.isEmpty() ? Optional.of(now.plus(Duration.ZERO)) : Optional.empty();
    }
}
