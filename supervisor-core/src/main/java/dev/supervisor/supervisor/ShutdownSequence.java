package dev.supervisor.supervisor;

import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.SupervisorStateChange;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.Published;
import dev.supervisor.loop.Step;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final List<ProcessGroup> left = new ArrayList<>();
    private final Set<Subprocess> triedInUnknown = new HashSet<>();
    private final Published<SupervisorStateCode> state = new Published<>(SupervisorStateCode.RUNNING);
    private Phase phase = Phase.UP;
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
            left.addAll(groups.byPriority());
            beginWithLast(now);
            retireGroups(now);
        } else if (phase == Phase.ENDING) {
            retireGroups(now);
        }
        if (phase == Phase.ENDING && left.isEmpty()) {
            phase = Phase.ENDED;
            deadlines.clear(this);
            whenEnded.accept(state(), exitCode);
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
            case ENDING -> {
                List<Subprocess> last = processesOf(lastOfAll());
                yield last.stream().anyMatch(this::isUnknownAndUntried)
                        || last.stream().noneMatch(this::isToBeWaitedFor);
            }
            case ENDED -> false;
        };
    }

    /**
     * The first report comes when only one group has been signalled, so it also names processes of the others that wait
     * for a retry.
     */
    private void beginWithLast(Now now) {
        if (!left.isEmpty()) {
            lastOfAll().forEach(group -> retire(group, now));
            report(now);
        }
    }

    private void retireGroups(Now now) {
        while (!left.isEmpty()) {
            List<ProcessGroup> last = lastOfAll();
            last.forEach(group -> retire(group, now));
            if (processesOf(last).stream().anyMatch(this::isToBeWaitedFor)) {
                return;
            }
            left.removeAll(last);
        }
    }

    /** The groups whose turn it is, in the order of their signals. */
    private List<ProcessGroup> lastOfAll() {
        ProcessGroup last = left.getLast();
        return left.reversed().stream()
                .filter(group -> group == last || together && group.priority() == last.priority())
                .toList();
    }

    private static List<Subprocess> processesOf(List<ProcessGroup> groups) {
        return groups.stream().flatMap(group -> group.processes().stream()).toList();
    }

    /** In descending priority, and what has the same priority in reverse order. */
    private void retire(ProcessGroup group, Now now) {
        List<Subprocess> wanted = group.processes().stream()
                .filter(process -> process.state().code().isWanted() || isUnknownAndUntried(process))
                .sorted(Comparator.comparingInt(process -> process.spec().priority()))
                .toList();
        for (Subprocess process : wanted.reversed()) {
            boolean secondTry = isUnknownAndUntried(process);
            process.retire(now);
            if (secondTry || process.state().code() == ProcessStateCode.UNKNOWN) {
                triedInUnknown.add(process);
            }
        }
    }

    private boolean isUnknownAndUntried(Subprocess process) {
        return process.state().code() == ProcessStateCode.UNKNOWN
                && process.state().pid().isPresent()
                && !triedInUnknown.contains(process);
    }

    /** A child in UNKNOWN that the system did not let us signal even now is out of our hands. */
    private boolean isToBeWaitedFor(Subprocess process) {
        return !process.state().code().isDown() || isUnknownAndUntried(process);
    }

    private void report(Now now) {
        List<String> names = groups.asAdded().stream()
                .flatMap(group -> group.processes().stream())
                .filter(this::isToBeWaitedFor)
                .map(process -> process.name().process())
                .toList();
        if (!names.isEmpty()) {
            narrator.waitingToDie(names);
            deadlines.set(this, now.plus(BETWEEN_REPORTS), this::report);
        }
    }
}
