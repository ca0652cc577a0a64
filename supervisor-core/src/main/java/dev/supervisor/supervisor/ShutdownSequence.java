package dev.supervisor.supervisor;

import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.SupervisorStateChange;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.Published;
import dev.supervisor.loop.Step;
import dev.supervisor.plan.Next;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.PlanProgress;
import dev.supervisor.plan.Plans;
import dev.supervisor.plan.ProcessFacts;
import dev.supervisor.plan.Task;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * The daemon's own state, and the orderly end of everything: groups strictly one after another, or those of the same priority together, the
 * highest priority number first, the processes of a group all at once (supervisor/supervisord.py runforever). No child that lets itself be killed is left behind, those in
 * UNKNOWN included. Loop thread only.
 */
final class ShutdownSequence implements Step {
    /** The interval at which the activity log names the processes that the end waits for. */
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(3);

    private enum Phase {
        UP,
        ENDING,
        ENDED
    }

    private final GroupTable groups;
    private final DeadlineQueue deadlines;
    private final EventBus events;
    private final Narrator narrator;
    private final boolean together;
    private final Published<SupervisorStateCode> state = new Published<>(SupervisorStateCode.RUNNING);
    private Phase phase = Phase.UP;
    private Plan plan = new Plan(List.of());
    private PlanProgress progress = PlanProgress.NONE;
    private int exitCode;
    private ObjIntConsumer<SupervisorStateCode> whenEnded = (_, _) -> {};
    private Consumer<Consumer<Optional<String>>> preparation = answer -> answer.accept(Optional.empty());

    /** @param together whether groups of the same priority do not wait for each other */
    ShutdownSequence(GroupTable groups, DeadlineQueue deadlines, EventBus events, Narrator narrator, boolean together) {
        this.groups = groups;
        this.deadlines = deadlines;
        this.events = events;
        this.narrator = narrator;
        this.together = together;
    }

    /** Sets the listener that is called once when everything has ended, with the daemon's exit code. */
    void tellEnd(ObjIntConsumer<SupervisorStateCode> listener) {
        whenEnded = listener;
    }

    /** Sets the preparation for starting over; see {@link DaemonDuties#prepareRestart}. */
    void prepareBy(Consumer<Consumer<Optional<String>>> preparer) {
        preparation = preparer;
    }

    /** The state that clients see; any thread. */
    SupervisorStateCode state() {
        return state.get();
    }

    /** From now on nothing is started; the end begins in this turn. Turns a restart that goes on into a shutdown. */
    void shutDown() {
        state.set(SupervisorStateCode.SHUTDOWN);
    }

    /** Like {@link #shutDown()}, with an exit code that says that something has failed. */
    void shutDown(int failedWith) {
        exitCode = failedWith;
        shutDown();
    }

    /**
     * Like {@link #shutDown}, to start over afterwards, once all is ready for that. Without effect once it shuts down.
     *
     * @param answer what stands in the way, so that everything goes on as it is; empty if nothing does
     */
    void restart(Consumer<Optional<String>> answer) {
        preparation.accept(problem -> {
            if (problem.isEmpty() && state() != SupervisorStateCode.SHUTDOWN) {
                state.set(SupervisorStateCode.RESTARTING);
            }
            answer.accept(problem);
        });
    }

    @Override
    public void run(Now now) {
        if (phase == Phase.UP && !state().allowsStarts()) {
            phase = Phase.ENDING;
            events.publish(new SupervisorStateChange.Stopping());
            begin(now);
            goOn(now);
        } else if (phase == Phase.ENDING) {
            goOn(now);
        }
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return hasWork() ? Optional.of(now.plus(Duration.ZERO)) : Optional.empty();
    }

    /** Whether the next turn has to come at once: later in this turn, what was waited for has ended or has fallen into UNKNOWN. */
    private boolean hasWork() {
        return switch (phase) {
            case UP -> !state().allowsStarts();
            case ENDING -> Next.isDueAtOnce(plan, progress, groups.picture());
            case ENDED -> false;
        };
    }

    /**
     * The first report comes when only one group has been signalled, so it also names processes of the others that wait
     * for a retry.
     */
    private void begin(Now now) {
        plan = Plans.end(groups.members(), together);
        if (Next.of(plan, progress, groups.picture()) instanceof Next.Take(var begun, var tasks)) {
            retire(begun, tasks, now);
            report(now);
        }
    }

    private void goOn(Now now) {
        Next next = Next.inLaterTurn(plan, progress, groups.picture());
        while (next instanceof Next.Take(var begun, var tasks)) {
            retire(begun, tasks, now);
            next = Next.of(plan, progress, groups.picture());
        }
        switch (next) {
            case Next.Take take -> throw new IllegalStateException("not taken: " + take);
            case Next.Wait(var waiting, var _) -> progress = waiting;
            case Next.Over _ -> {
                phase = Phase.ENDED;
                deadlines.clear(this);
                whenEnded.accept(state(), exitCode);
            }
        }
    }

    private void retire(PlanProgress begun, List<Task> tasks, Now now) {
        progress = begun;
        for (Task task : tasks) {
            if (task instanceof Task.ToProcess(var name, var _, var _)) {
                groups.process(name).ifPresent(process -> {
                    ProcessFacts before = process.facts();
                    process.retire(now);
                    progress = progress.retired(name, before, process.facts());
                });
            }
        }
    }

    private void report(Now now) {
        List<String> names = groups.asAdded().stream()
                .flatMap(group -> group.processes().stream())
                .filter(process -> progress.isWaitedFor(process.name(), process.facts()))
                .map(process -> process.name().process())
                .toList();
        if (!names.isEmpty()) {
            narrator.waitingToDie(names);
            deadlines.set(this, now.plus(BETWEEN_REPORTS), this::report);
        }
    }
}
