package dev.supervisor.unit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import dev.supervisor.unit.notify.NotifyMessage;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.KillRule;
import dev.supervisor.unit.policy.ServiceLife;
import dev.supervisor.unit.service.ServiceEffect.Job;
import dev.supervisor.unit.service.ServiceInput.Check;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** A service among processes that do as they like, and the promises that it keeps all the same. */
final class WildWorld {
    private static final int MOST_EFFECTS = 25;
    private static final String[] TEXTS = {
        "READY=1",
        "RELOADING=1\nMONOTONIC_USEC=5",
        "STOPPING=1",
        "STATUS=busy",
        "WATCHDOG=1",
        "WATCHDOG=trigger",
        "WATCHDOG_USEC=300000",
        "WATCHDOG_USEC=0",
        "EXTEND_TIMEOUT_USEC=500000",
        "READY=1\nWATCHDOG=trigger",
        "ERRNO=2"
    };

    /** A reload, a message, a span of time. */
    private static final Integer[] GENTLE = {5, 13, 18};

    private final ServiceLife life;
    private final Random random;

    /** Whether its processes seldom end by themselves. */
    private final boolean calm;

    private final TreeSet<Integer> living = new TreeSet<>();

    /** Those that were started as the main process; MAINPID= and a PID file do not count. */
    private final TreeSet<Integer> mains = new TreeSet<>();

    private final Deque<ServiceInput> inputs = new ArrayDeque<>();
    private final List<String> story = new ArrayList<>();
    private ServiceState state = ServiceState.fresh();
    private boolean spawnAsked;
    private boolean mainAsked;
    private boolean stopped;
    private boolean restartScheduled;
    private long millis;
    private int lastPid = 100;
    private long reached;

    WildWorld(ServiceLife life, Random random) {
        this.life = life;
        this.random = random;
        calm = random.nextBoolean();
    }

    long reached() {
        return reached;
    }

    String story() {
        return String.join("\n", story.subList(Math.max(0, story.size() - 60), story.size()));
    }

    void somethingHappens() {
        int event = random.nextInt(22);
        boolean spared = calm && (event == 3 || event == 4 || event >= 7 && event <= 11 || event == 15);
        switch (spared && random.nextInt(4) != 0 ? RandomLife.one(random, GENTLE) : event) {
            case 0, 1, 2 -> feed(new ServiceInput.Start(random.nextInt(12) == 0 ? Check.CONDITION_UNMET : Check.MET));
            case 3 -> feed(new ServiceInput.Stop(false));
            case 4 -> {
                feed(new ServiceInput.Stop(true));
                feed(new ServiceInput.Start(Check.MET));
            }
            case 5 -> feed(new ServiceInput.Reload());
            case 6 -> feed(random.nextBoolean() ? new ServiceInput.ResetFailed() : new ServiceInput.Clean());
            case 7, 8, 9, 10, 11 -> someoneEnds();
            case 12 -> someoneForks();
            case 13, 14 -> someoneSays();
            case 15 -> feed(new ServiceInput.OomKilled());
            case 16 -> state.workers().main().ifPresent(pid -> feed(new ServiceInput.Executed(pid)));
            case 17 -> {
                if (state.awaitsPidFile(life)) {
                    feed(new ServiceInput.MainSought(anyOther(), !living.isEmpty()));
                }
            }
            case 18, 19, 20 -> timePasses(random.nextInt(400));
            default -> answerSpawn();
        }
    }

    /** Somebody stops it, and everybody ends when told. */
    void comesToRest() {
        for (int round = 0; round < 200; round++) {
            answerSpawn();
            if (round == 0 || !state.phase().active().isDown()) {
                feed(new ServiceInput.Stop(false));
            }
            answerSpawn();
            if (state.phase().active().isDown() && !state.awaitsAnswer()) {
                assertThat(state.request()).as("nobody waits").isEmpty();
                return;
            }
            if (!living.isEmpty()) {
                end(living.first(), random.nextInt(3));
            }
            timePasses(2000);
        }
        throw new AssertionError("it never stops: " + state);
    }

    private void timePasses(long span) {
        long until = millis + span;
        for (int ticks = 0; ; ticks++) {
            assertThat(ticks).as("deadlines without end").isLessThan(5000);
            Optional<Deadline> due = state.deadline();
            if (due.isEmpty() || due.get().monotonicNanos() > until * 1_000_000) {
                millis = until;
                return;
            }
            millis = Math.max(millis, (due.get().monotonicNanos() + 999_999) / 1_000_000);
            feed(new ServiceInput.Tick());
        }
    }

    private void someoneEnds() {
        if (!living.isEmpty()) {
            Integer[] pids = living.toArray(new Integer[0]);
            end(pids[random.nextInt(pids.length)], random.nextInt(5));
        }
    }

    private void end(int pid, int how) {
        WaitStatus status =
                switch (how) {
                    case 0, 1 -> new WaitStatus.ExitedWith(0);
                    case 2 -> new WaitStatus.ExitedWith(random.nextInt(4));
                    case 3 -> new WaitStatus.KilledBy(Signal.TERM, false);
                    default -> new WaitStatus.KilledBy(new Signal(11), random.nextBoolean());
                };
        gone(pid, status);
        run();
    }

    private void gone(int pid, WaitStatus status) {
        living.remove(pid);
        mains.remove(pid);
        inputs.addLast(new ServiceInput.Exited(new Pid(pid), status));
        if (living.isEmpty()) {
            inputs.addLast(new ServiceInput.Empty());
        }
    }

    private void someoneForks() {
        if (!living.isEmpty()) {
            living.add(++lastPid);
        }
    }

    private void someoneSays() {
        if (!living.isEmpty()) {
            Pid sender = random.nextInt(4) != 0 && state.workers().main().isPresent()
                    ? state.workers().main().get()
                    : new Pid(living.last());
            boolean starts = state.phase() == ServicePhase.START && random.nextInt(4) != 0;
            String other = random.nextInt(12) == 0 ? "MAINPID=" + living.first() : RandomLife.one(random, TEXTS);
            String text = starts ? TEXTS[0] : other;
            byte[] datagram = text.getBytes(StandardCharsets.UTF_8);
            feed(new ServiceInput.Notified(NotifyMessage.parse(datagram, sender).orElseThrow(), random.nextBoolean()));
        }
    }

    private void answerSpawn() {
        if (spawnAsked) {
            spawnAsked = false;
            if (random.nextInt(15) == 0) {
                feed(new ServiceInput.SpawnFailed("No such file or directory"));
            } else {
                feed(born());
            }
        }
    }

    private ServiceInput born() {
        living.add(++lastPid);
        if (mainAsked) {
            mains.add(lastPid);
        }
        return new ServiceInput.Spawned(new Pid(lastPid));
    }

    private void feed(ServiceInput input) {
        inputs.addLast(input);
        run();
    }

    private void run() {
        while (!inputs.isEmpty()) {
            ServiceInput input = inputs.removeFirst();
            ServiceState before = state;
            ServiceStep step =
                    ServiceMachine.step(before, input, life, new Now(millis * 1_000_000, Instant.ofEpochMilli(millis)));
            state = step.next();
            story.add(millis + " " + input + "\n    " + state.phase() + " " + step.effects());
            reached |= 1L << state.phase().ordinal();
            check(before, input, step);
            step.effects().forEach(effect -> {
                if (effect instanceof ServiceEffect.Announce(var _, var to)) {
                    reached |= 1L << to.ordinal();
                }
                carryOut(effect);
            });
        }
    }

    private void carryOut(ServiceEffect effect) {
        switch (effect) {
            case ServiceEffect.Spawn(ExecRole role, int _) -> {
                mainAsked = role == ExecRole.START && life.type() != ServiceLife.Type.FORKING;
                if (mainAsked) {
                    assertThat(unkilled() || mains.isEmpty())
                            .as("never two main processes")
                            .isTrue();
                    mains.clear();
                }
                spawnAsked = true;
                if (random.nextInt(4) != 0) {
                    answerSpawnNow();
                }
            }
            case ServiceEffect.Kill(var blow, var main, var control) -> {
                List<Pid> receivers = blow.receivers(
                        main, control, living.stream().map(Pid::new).toList());
                boolean any = receivers.stream().anyMatch(pid -> living.contains(pid.number()));
                inputs.addFirst(
                        random.nextInt(40) == 0
                                ? new ServiceInput.KillFailed("Operation not permitted")
                                : new ServiceInput.Killed(any));
                receivers.forEach(pid -> hit(pid, blow.signal()));
            }
            case ServiceEffect.SeekMain _ ->
                inputs.addFirst(new ServiceInput.MainSought(
                        random.nextBoolean() ? anyOther() : Optional.empty(), !living.isEmpty()));
            case ServiceEffect.CountOthers() -> inputs.addFirst(new ServiceInput.Others(!living.isEmpty()));
            case ServiceEffect.ScheduleRestart() -> {
                if (random.nextInt(10) == 0) {
                    inputs.addLast(new ServiceInput.RestartRefused("masked"));
                } else {
                    inputs.addLast(new ServiceInput.Stop(true));
                    inputs.addLast(new ServiceInput.Start(Check.MET));
                }
            }
            case ServiceEffect.Send(Pid pid, Signal signal) -> hit(pid, signal);
            case ServiceEffect.Begin _,
                    ServiceEffect.Tell _,
                    ServiceEffect.Announce _,
                    ServiceEffect.JobDone _,
                    ServiceEffect.JobWaits _,
                    ServiceEffect.Trigger _,
                    ServiceEffect.WarnOfLeftOvers _,
                    ServiceEffect.CleanUp _ -> {}
        }
    }

    private void answerSpawnNow() {
        spawnAsked = false;
        if (random.nextInt(20) == 0) {
            inputs.addFirst(new ServiceInput.SpawnFailed("Resource temporarily unavailable"));
        } else {
            inputs.addFirst(born());
        }
    }

    /** SIGKILL ends everybody, other signals some. */
    private void hit(Pid pid, Signal signal) {
        boolean ends = signal.equals(Signal.KILL) || random.nextInt(3) != 0;
        if (ends && living.contains(pid.number())) {
            gone(pid.number(), new WaitStatus.KilledBy(signal, false));
        }
    }

    /** The settings or the world let a main process live on after a stop. */
    private boolean unkilled() {
        return !life.kill().sendSigkill()
                || life.kill().mode() == KillRule.Mode.NONE
                || story.stream()
                        .anyMatch(line -> line.contains("KillFailed")
                                || line.contains("mainPid=Optional[")
                                || line.contains("MAINPID"));
    }

    private Optional<Pid> anyOther() {
        return living.isEmpty() ? Optional.empty() : Optional.of(new Pid(living.last()));
    }

    private void check(ServiceState before, ServiceInput input, ServiceStep step) {
        int happened = 1 + before.pending().held().size();
        assertThat(step.effects()).hasSizeLessThanOrEqualTo(MOST_EFFECTS * happened);
        announcesFollowOneAnother(before, step);
        restartScheduled = state.phase() == ServicePhase.AUTO_RESTART
                && (restartScheduled || step.effects().contains(new ServiceEffect.ScheduleRestart()));
        deadlinesAreArmed();
        everyRequestEnds(before, input, step);
        stopsAreNotUndone(before, input, step);
        boolean asked = input instanceof ServiceInput.Start
                || input instanceof ServiceInput.Stop
                || input instanceof ServiceInput.Reload
                || input instanceof ServiceInput.ResetFailed
                || input instanceof ServiceInput.Clean;
        if (before.phase().active().isDown() && !before.awaitsAnswer() && !asked) {
            assertThat(step.effects()).as("nothing is done after the end").isEmpty();
        }
        state.workers().main().ifPresent(pid -> assertThat(isOrWasJustAlive(pid))
                .as("main lives")
                .isTrue());
        state.workers().control().ifPresent(pid -> assertThat(isOrWasJustAlive(pid))
                .as("control lives")
                .isTrue());
    }

    private boolean isOrWasJustAlive(Pid pid) {
        return living.contains(pid.number())
                || spawnAsked
                || state.pending().held().stream().anyMatch(held -> isEndOf(held, pid))
                || inputs.stream().anyMatch(waiting -> isEndOf(waiting, pid));
    }

    private static boolean isEndOf(ServiceInput input, Pid pid) {
        return input instanceof ServiceInput.Exited(Pid ended, WaitStatus _) && ended.equals(pid);
    }

    private static void announcesFollowOneAnother(ServiceState before, ServiceStep step) {
        ServicePhase phase = before.phase();
        for (ServiceEffect effect : step.effects()) {
            if (effect instanceof ServiceEffect.Announce(ServicePhase from, ServicePhase to)) {
                assertThat(from).isEqualTo(phase);
                phase = to;
            }
        }
        assertThat(step.next().phase()).isEqualTo(phase);
    }

    private void deadlinesAreArmed() {
        if (state.awaitsAnswer()) {
            assertThat(state.deadline()).isEmpty();
            return;
        }
        ServiceLife.Spans spans = life.spans();
        boolean needed =
                switch (state.phase()) {
                    case DEAD, FAILED, EXITED -> {
                        assertThat(state.deadline()).isEmpty();
                        yield false;
                    }
                    case CONDITION, START_PRE, START, START_POST, RELOAD, RELOAD_SIGNAL, RELOAD_NOTIFY ->
                        spans.start().isPresent();
                    case STOP, STOP_SIGTERM, STOP_SIGKILL, STOP_POST, FINAL_SIGTERM, FINAL_SIGKILL ->
                        spans.stop().isPresent();
                    case STOP_WATCHDOG, FINAL_WATCHDOG -> spans.abort().isPresent();
                    case AUTO_RESTART -> !restartScheduled;
                    case RUNNING -> spans.runtime().isPresent();
                    case CLEANING -> false;
                };
        if (needed) {
            assertThat(state.deadline()).as("a deadline in " + state.phase()).isPresent();
        }
    }

    private void everyRequestEnds(ServiceState before, ServiceInput input, ServiceStep step) {
        boolean rests = !state.awaitsAnswer();
        Optional<Job> job = state.request().map(ServiceState.Request::job);
        switch (state.phase().active()) {
            case INACTIVE, FAILED -> {
                if (rests) {
                    assertThat(job).isEmpty();
                }
            }
            case ACTIVE -> {
                if (rests) {
                    assertThat(job).isEmpty();
                }
            }
            case ACTIVATING -> assertThat(job).isNotEqualTo(Optional.of(Job.RELOAD));
            case RELOADING, DEACTIVATING, MAINTENANCE -> {}
        }
        boolean held = before.awaitsAnswer() && step.effects().isEmpty();
        if (input.equals(new ServiceInput.Start(Check.MET)) && !held) {
            boolean told = step.effects().stream()
                    .anyMatch(effect -> effect instanceof ServiceEffect.JobDone(Job one, var _) && one == Job.START
                            || effect instanceof ServiceEffect.JobWaits(Job other) && other == Job.START);
            assertThat(told || job.equals(Optional.of(Job.START)))
                    .as("a start has an answer or is under way")
                    .isTrue();
        }
    }

    private void stopsAreNotUndone(ServiceState before, ServiceInput input, ServiceStep step) {
        boolean holdsStart = before.pending().held().stream().anyMatch(ServiceInput.Start.class::isInstance);
        if (input instanceof ServiceInput.Start || holdsStart) {
            stopped = false;
        } else if (input.equals(new ServiceInput.Stop(false))
                && !before.awaitsAnswer()
                && !before.phase().active().isDown()
                && before.phase() != ServicePhase.CLEANING) {
            stopped = true;
        }
        if (stopped) {
            assertThat(step.effects()).as("a stop is not undone").noneMatch(effect -> switch (effect) {
                case ServiceEffect.ScheduleRestart _, ServiceEffect.Begin _ -> true;
                case ServiceEffect.Announce(var _, var to) -> to == ServicePhase.AUTO_RESTART;
                case ServiceEffect.Spawn(ExecRole role, int _) ->
                    role != ExecRole.STOP && role != ExecRole.STOP_POST && role != ExecRole.CLEAN;
                default -> false;
            });
        }
    }
}
