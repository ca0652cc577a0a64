package dev.supervisor.supervisor;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.loop.Step;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.Plans;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.BiConsumer;

/** Processes with autostart that have just been added, in that order, until the boot of all of them begins. Loop thread only. */
final class StartOrder implements Step {
    private final SequencedSet<Namespec> waiting = new LinkedHashSet<>();
    private BiConsumer<Plan, Now> boot = (_, _) -> {};

    /** Sets what carries out the plans of this. */
    void carriedOutBy(BiConsumer<Plan, Now> executor) {
        boot = executor;
    }

    void add(Collection<Subprocess> processes) {
        processes.stream()
                .filter(process -> process.spec().start().autostart())
                .forEach(process -> waiting.addLast(process.name()));
    }

    void remove(Collection<Subprocess> processes) {
        processes.forEach(process -> waiting.remove(process.name()));
    }

    @Override
    public void run(Now now) {
        if (!waiting.isEmpty()) {
            boot.accept(Plans.boot(List.copyOf(waiting)), now);
            waiting.clear();
        }
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return Deadline.atOnceIf(!waiting.isEmpty(), now);
    }
}
