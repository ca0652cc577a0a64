package dev.supervisor.unit.service;

import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import dev.supervisor.unit.policy.ServiceLife;
import dev.supervisor.unit.service.ServiceInput.Clean;
import dev.supervisor.unit.service.ServiceInput.Empty;
import dev.supervisor.unit.service.ServiceInput.Executed;
import dev.supervisor.unit.service.ServiceInput.Exited;
import dev.supervisor.unit.service.ServiceInput.KillFailed;
import dev.supervisor.unit.service.ServiceInput.Killed;
import dev.supervisor.unit.service.ServiceInput.MainSought;
import dev.supervisor.unit.service.ServiceInput.Notified;
import dev.supervisor.unit.service.ServiceInput.OomKilled;
import dev.supervisor.unit.service.ServiceInput.Others;
import dev.supervisor.unit.service.ServiceInput.Reload;
import dev.supervisor.unit.service.ServiceInput.ResetFailed;
import dev.supervisor.unit.service.ServiceInput.RestartRefused;
import dev.supervisor.unit.service.ServiceInput.SpawnFailed;
import dev.supervisor.unit.service.ServiceInput.Spawned;
import dev.supervisor.unit.service.ServiceInput.Start;
import dev.supervisor.unit.service.ServiceInput.Stop;
import dev.supervisor.unit.service.ServiceInput.Tick;
import dev.supervisor.unit.service.ServiceState.Ask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The whole life of a service of a unit file as one pure function. The states, their order and the lines for the journal are systemd's
 * (version 252; the states of notify-reload are those of later ones).
 *
 * <p>Where the machine needs to know something it asks, and the step ends there. Until the answer comes, other inputs are kept in the
 * state, in order, so every transition happens as if the answer had come at once.
 */
public final class ServiceMachine {

    /** More messages than this are not kept while an answer is awaited. */
    private static final int MOST_HELD = 256;

    private ServiceMachine() {}

    /**
     * The step when {@code input} happens in {@code state}.
     *
     * @param life the settings as they are now; they may change in the middle of a run
     * @throws IllegalStateException if it is an answer that was not asked for
     */
    public static ServiceStep step(ServiceState state, ServiceInput input, ServiceLife life, Now now) {
        Deque<ServiceInput> inputs = new ArrayDeque<>(state.pending().held());
        Optional<Ask> ask = state.pending().ask();
        if (ask.isPresent() && !isAnswer(ask.get(), input)) {
            return new ServiceStep(holding(state, input), List.of());
        }
        ServiceDraft draft = new ServiceDraft(state, life, now);
        if (ask.isPresent()) {
            answer(draft, ask.get(), input);
        } else {
            happens(draft, input);
        }
        while (!draft.asks() && !inputs.isEmpty()) {
            happens(draft, inputs.removeFirst());
        }
        return new ServiceStep(draft.state(List.copyOf(inputs)), draft.effects());
    }

    /** A tick is not kept: it comes again. */
    private static ServiceState holding(ServiceState state, ServiceInput input) {
        List<ServiceInput> held = new ArrayList<>(state.pending().held());
        boolean full = held.size() >= MOST_HELD && input instanceof Notified;
        if (!(input instanceof Tick) && !full) {
            held.add(input);
        }
        return state.with(new ServiceState.Pending(state.pending().ask(), held));
    }

    private static boolean isAnswer(Ask ask, ServiceInput input) {
        return switch (input) {
            case Spawned _, SpawnFailed _ -> ask instanceof Ask.Command;
            case Killed _, KillFailed _ -> ask instanceof Ask.Blow;
            case MainSought _ -> ask instanceof Ask.Main;
            case Others _ -> ask instanceof Ask.IsUp || ask instanceof Ask.IsOver;
            case Start _,
                    Stop _,
                    Reload _,
                    ResetFailed _,
                    Clean _,
                    Tick _,
                    Executed _,
                    Exited _,
                    Empty _,
                    Notified _,
                    OomKilled _,
                    RestartRefused _ -> false;
        };
    }

    private static void answer(ServiceDraft draft, Ask ask, ServiceInput input) {
        switch (ask) {
            case Ask.Command(CommandRun.Line line) -> {
                if (input instanceof Spawned(Pid pid)) {
                    ServiceCourse.spawned(draft, line, pid);
                } else if (input instanceof SpawnFailed(String why)) {
                    ServiceCourse.notSpawned(draft, line, why);
                }
            }
            case Ask.Blow(ServicePhase to) -> {
                if (input instanceof KillFailed(String why)) {
                    ServiceCourse.notSignalled(draft, to, why);
                } else if (input.equals(new Killed(true))) {
                    ServiceCourse.signalled(draft, to);
                } else {
                    ServiceCourse.nobodyLeft(draft, to);
                }
            }
            case Ask.Main() -> {
                if (input instanceof MainSought(Optional<Pid> main, boolean others)) {
                    ServiceCourse.sought(draft, main, others);
                }
            }
            case Ask.IsUp() -> {
                if (input.equals(new Others(true))) {
                    ServiceCourse.up(draft);
                } else {
                    ServiceCourse.over(draft);
                }
            }
            case Ask.IsOver(var result) -> {
                if (input.equals(new Others(false))) {
                    ServiceEnds.withoutMain(draft, result);
                }
            }
        }
    }

    private static void happens(ServiceDraft draft, ServiceInput input) {
        switch (input) {
            case Start(var check) -> ServiceRequests.start(draft, check);
            case Stop(boolean restarting) -> ServiceRequests.stop(draft, restarting);
            case Reload _ -> ServiceRequests.reload(draft);
            case ResetFailed _ -> ServiceRequests.resetFailed(draft);
            case Clean _ -> ServiceRequests.clean(draft);
            case RestartRefused(String why) -> ServiceRequests.restartRefused(draft, why);
            case Tick _ -> ServiceOverdue.tick(draft);
            case Executed(Pid pid) -> ServiceCourse.executed(draft, pid);
            case Exited(Pid pid, var status) -> ServiceEnds.exited(draft, pid, status);
            case Empty _ -> ServiceEnds.empty(draft);
            case OomKilled _ -> ServiceEnds.oomKilled(draft);
            case Notified(var message, boolean mayBeMain) -> ServiceNotices.notified(draft, message, mayBeMain);
            case MainSought(Optional<Pid> main, boolean others)
            when draft.awaitsPidFile() -> ServiceCourse.sought(draft, main, others);
            // The file changed, and before that was told the service had ended or was found.
            case MainSought _ -> {}
            case Spawned _, SpawnFailed _, Killed _, KillFailed _, Others _ ->
                throw new IllegalStateException(input + " was not asked for in " + draft.phase);
        }
    }
}
