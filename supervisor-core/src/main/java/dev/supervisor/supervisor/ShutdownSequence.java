package dev.supervisor.supervisor;

import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.SupervisorStateChange;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.Published;
import dev.supervisor.loop.Step;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.PlanProgress;
import dev.supervisor.plan.Plans;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * The daemon's own state, and when the end of everything begins, what is said meanwhile and who learns that it is over
 * (supervisor/supervisord.py runforever); {@link Plans#end} is the end itself. Loop thread only.
 */
final class ShutdownSequence implements Step, Supervisor.EndWatch {
    /** The interval at which the activity log names the processes that the end waits for. */
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(3);

    private final GroupTable groups;
    private final DeadlineQueue deadlines;
    private final EventBus events;
    private final Narrator narrator;
    private final boolean together;
    private final Published<SupervisorStateCode> state = new Published<>(SupervisorStateCode.RUNNING);
    private BiConsumer<Plan, Now> executor = (_, _) -> {};
    private boolean begun;

    /** How far the end has come; empty until something has been done for it. */
    private Optional<PlanProgress> progress = Optional.empty();

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

    /** Sets what carries out the plan of the end, and tells this how far it has come. */
    void carriedOutBy(BiConsumer<Plan, Now> other) {
        executor = other;
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
        if (isDue()) {
            begun = true;
            events.publish(new SupervisorStateChange.Stopping());
            executor.accept(Plans.end(groups.members(), together), now);
        }
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return Deadline.atOnceIf(isDue(), now);
    }

    private boolean isDue() {
        return !begun && !state().allowsStarts();
    }

    /**
     * The first report comes when only one group has been signalled, so it also names processes of the others that wait
     * for a retry.
     */
    @Override
    public void begun(PlanProgress now, Now at) {
        boolean first = progress.isEmpty();
        progress = Optional.of(now);
        if (first) {
            report(at);
        }
    }

    @Override
    public void over() {
        deadlines.clear(this);
        whenEnded.accept(state(), exitCode);
    }

    private void report(Now now) {
        List<String> names = groups.asAdded().stream()
                .flatMap(group -> group.processes().stream())
                .filter(process -> progress.orElseThrow().isWaitedFor(process.name(), process.facts()))
                .map(process -> process.name().process())
                .toList();
        if (!names.isEmpty()) {
            narrator.waitingToDie(names);
            deadlines.set(this, now.plus(BETWEEN_REPORTS), this::report);
        }
    }
}
