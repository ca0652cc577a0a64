package dev.supervisor.unit.service;

import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import dev.supervisor.unit.notify.NotifyMessage;
import dev.supervisor.unit.policy.ServiceLife;
import dev.supervisor.unit.service.ServiceEffect.Where;
import dev.supervisor.unit.service.ServiceInput.Check;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A service, and the world around it: answers the machine's questions, and does what a test says. */
final class Acted {
    private final String id;
    ServiceLife life;
    ServiceState state = ServiceState.fresh();

    /** Processes besides the main and the control process. */
    int others;

    /** The process that a search finds. */
    Optional<Pid> found = Optional.empty();

    /** The reason why no child can be made. */
    Optional<String> noChildren = Optional.empty();

    /** Whether a restart that is to be requested is requested. */
    boolean restarts = true;

    /** The lines of the journal. */
    final List<String> lines = new ArrayList<>();

    /** The same with their priorities, and the first digits of their message ids. */
    final List<String> marked = new ArrayList<>();

    final List<ServiceEffect> effects = new ArrayList<>();
    private final Deque<ServiceInput> inputs = new ArrayDeque<>();
    private int lastPid = 100;
    private long millis;

    Acted(String id, ServiceLife life) {
        this.id = id;
        this.life = life;
    }

    static Acted of(LifeDraft draft) {
        return new Acted("x.service", draft.life());
    }

    /** Another in the same state, with nothing done yet. */
    Acted copy() {
        Acted copy = new Acted(id, life);
        copy.state = state;
        copy.others = others;
        copy.restarts = restarts;
        copy.lastPid = lastPid;
        copy.millis = millis;
        return copy;
    }

    Now now() {
        return new Now(millis * 1_000_000, Instant.ofEpochMilli(millis));
    }

    Acted start() {
        return feed(new ServiceInput.Start(Check.MET));
    }

    /** It is to be started, and its conditions are not met. */
    Acted startUnmet() {
        return feed(new ServiceInput.Start(Check.CONDITION_UNMET));
    }

    Acted stop() {
        return feed(new ServiceInput.Stop(false));
    }

    /** Stops it as the first half of a restart; the second is {@link #start}. */
    Acted stopToRestart() {
        return feed(new ServiceInput.Stop(true));
    }

    Acted reload() {
        return feed(new ServiceInput.Reload());
    }

    Acted main(int code) {
        return exit(state.workers().main().orElseThrow(), new ExitedWith(code));
    }

    Acted mainBy(int signal) {
        return exit(state.workers().main().orElseThrow(), new KilledBy(new Signal(signal), false));
    }

    Acted control(int code) {
        return exit(state.workers().control().orElseThrow(), new ExitedWith(code));
    }

    Acted controlBy(int signal) {
        return exit(state.workers().control().orElseThrow(), new KilledBy(new Signal(signal), false));
    }

    private Acted exit(Pid pid, WaitStatus status) {
        feed(new ServiceInput.Exited(pid, status));
        return state.workers().main().isEmpty() && state.workers().control().isEmpty() && others == 0
                ? feed(new ServiceInput.Empty())
                : this;
    }

    /** The main process is ended by a signal and leaves a core file. */
    Acted mainDumps(int signal) {
        return exit(state.workers().main().orElseThrow(), new KilledBy(new Signal(signal), true));
    }

    /** The others are gone. */
    Acted othersEnd() {
        others = 0;
        return feed(new ServiceInput.Empty());
    }

    /** From now on there are this many others. */
    Acted withoutChildren(String why) {
        noChildren = Optional.of(why);
        return this;
    }

    Acted others(int count) {
        others = count;
        return this;
    }

    /** The child that was made last is the main process that a search finds; it lives on as another. */
    Acted finds(int pid) {
        found = Optional.of(new Pid(pid));
        return this;
    }

    Acted says(String text) {
        return says(text, state.workers().main().orElseThrow());
    }

    Acted says(String text, Pid sender) {
        byte[] datagram = text.getBytes(StandardCharsets.UTF_8);
        return feed(
                new ServiceInput.Notified(NotifyMessage.parse(datagram, sender).orElseThrow(), true));
    }

    /** Time passes, and each deadline is met on the way. */
    Acted pass(long span) {
        long until = millis + span;
        while (true) {
            Optional<Deadline> due = state.deadline();
            if (due.isEmpty() || due.get().monotonicNanos() > until * 1_000_000) {
                millis = until;
                return this;
            }
            millis = Math.max(millis, due.get().monotonicNanos() / 1_000_000);
            feed(new ServiceInput.Tick());
        }
    }

    Acted feed(ServiceInput first) {
        inputs.addLast(first);
        while (!inputs.isEmpty()) {
            ServiceStep step = ServiceMachine.step(state, inputs.removeFirst(), life, now());
            state = step.next();
            step.effects().forEach(this::carryOut);
        }
        return this;
    }

    private void carryOut(ServiceEffect effect) {
        effects.add(effect);
        switch (effect) {
            case ServiceEffect.Spawn _ ->
                answer(noChildren
                        .<ServiceInput>map(ServiceInput.SpawnFailed::new)
                        .orElseGet(() -> new ServiceInput.Spawned(new Pid(++lastPid))));
            case ServiceEffect.Kill(var blow, var main, var control) ->
                answer(new ServiceInput.Killed(
                        main.isPresent() || control.isPresent() || blow.everybody() && others > 0));
            case ServiceEffect.SeekMain(Where _) ->
                answer(new ServiceInput.MainSought(found, found.isPresent() || others > 0));
            case ServiceEffect.CountOthers() -> answer(new ServiceInput.Others(others > 0));
            case ServiceEffect.ScheduleRestart() -> {
                if (restarts) {
                    inputs.addLast(new ServiceInput.Stop(true));
                    inputs.addLast(new ServiceInput.Start(Check.MET));
                }
            }
            case ServiceEffect.Tell(ServiceSentence sentence) -> line(sentence);
            case ServiceEffect.Announce(ServicePhase from, ServicePhase to) ->
                line(ServiceSentence.debug("Changed " + from.word() + " -> " + to.word()));
            case ServiceEffect.Send _,
                    ServiceEffect.Begin _,
                    ServiceEffect.JobDone _,
                    ServiceEffect.JobWaits _,
                    ServiceEffect.Trigger _,
                    ServiceEffect.WarnOfLeftOvers _,
                    ServiceEffect.CleanUp _ -> {}
        }
    }

    private void line(ServiceSentence sentence) {
        String line = sentence.line(id, id);
        lines.add(line);
        String mark = sentence.priority() == 7
                ? ""
                : sentence.messageId()
                        .map(whole -> "  [" + whole.substring(0, 6) + "]")
                        .orElse("");
        marked.add("<" + sentence.priority() + "> " + line + mark);
    }

    private void answer(ServiceInput answer) {
        inputs.addFirst(answer);
    }

    /** The effects of one kind. */
    <T extends ServiceEffect> List<T> done(Class<T> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The states it went through, the first being dead. */
    String path() {
        StringBuilder path = new StringBuilder("dead");
        done(ServiceEffect.Announce.class)
                .forEach(change -> path.append(' ').append(change.to().word()));
        return path.toString();
    }

    Duration untilDue() {
        return state.deadline().orElseThrow().remaining(now());
    }
}
