package dev.supervisor.simulation;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.event.RemoteCommunication;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Signal;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** People and programs that start, stop and signal at random, and an operator who interferes from outside. */
final class Clients {
    private static final List<Signal> CLIENT_SIGNALS =
            List.of(Signal.HUP, Signal.USR2, Signal.TERM, Signal.CHLD, new Signal(0));
    private static final Signal SEGV = new Signal(11);

    private final Chance chance;
    private final SimulatedKernel kernel;
    private final Fleet fleet;
    private final Mailbox loop;
    private final Supervisor supervisor;
    private final Map<String, Biography> biographies;
    private final Diary diary;
    private final Groups groups;
    private final List<Promise> promises = new ArrayList<>();
    private final List<BooleanSupplier> outstanding = new ArrayList<>();

    Clients(
            Chance chance,
            SimulatedKernel kernel,
            Fleet fleet,
            Mailbox loop,
            Supervisor supervisor,
            Map<String, Biography> biographies,
            Groups groups,
            Diary diary) {
        this.chance = chance;
        this.kernel = kernel;
        this.fleet = fleet;
        this.loop = loop;
        this.supervisor = supervisor;
        this.biographies = biographies;
        this.groups = groups;
        this.diary = diary;
    }

    /** Whether each client that asked for something outside of the loop has been answered, once. */
    boolean allAnswered() {
        return outstanding.stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    /** Every client that has ever waited for something. */
    List<Promise> promises() {
        return promises;
    }

    /** Does one thing. */
    void act() {
        if (chance.oneIn(2)) {
            loop.post(this::addRemoved);
        }
        switch (chance.below(23)) {
            case 0, 1, 2 -> loop.post(now -> start(anyProcess(), now));
            case 3, 4, 5 -> loop.post(now -> stop(anyProcess(), now));
            case 6, 7 -> loop.post(now -> restart(anyProcess(), now));
            case 8 -> loop.post(now -> anyGroup().processes().forEach(process -> stop(process, now)));
            case 9 -> loop.post(now -> anyGroup().processes().forEach(process -> restart(process, now)));
            case 10 -> loop.post(now -> signal(anyProcess(), now));
            case 11 -> killFromOutside();
            case 12 -> kernel.signalDaemon(chance.oneIn(2) ? Signal.USR2 : Signal.CHLD);
            case 13 -> disturbDisk();
            case 14 -> loop.post(_ -> clearLogs(anyProcess()));
            case 15, 16 -> loop.post(_ -> remove(anyGroup()));
            case 17, 18 -> loop.post(_ -> tell());
            case 19 -> groups.disturbSockets();
            case 20, 21 -> diary.note(fleet.envFiles().edit());
            default -> kernel.clock().stepWall(chance.upTo(Duration.ofHours(10)).minusHours(5));
        }
    }

    /** Ends the daemon in one of the ways in which that can be done. */
    void end() {
        diary.note("the end begins");
        switch (chance.below(4)) {
            case 0 -> loop.post(_ -> supervisor.shutDown());
            case 1 -> loop.post(_ -> supervisor.restart(_ -> {}));
            case 2 -> kernel.signalDaemon(chance.among(List.of(Signal.TERM, Signal.INT, Signal.QUIT)));
            default -> kernel.signalDaemon(Signal.HUP);
        }
    }

    /** As {@code startProcess} does: refused for what is up; waits for what comes of it. */
    private void start(Subprocess process, Now now) {
        ProcessStateCode code = process.state().code();
        if (!isThere(process)
                || code.isWanted()
                || code == ProcessStateCode.UNKNOWN
                || !supervisor.state().allowsStarts()) {
            return;
        }
        diary.note("client starts " + process.name());
        biographies.get(process.spec().name()).whileClientStarts(() -> process.start(now));
        wait("start", process, started -> started.state().code() != ProcessStateCode.STARTING);
    }

    private void stop(Subprocess process, Now now) {
        if (process.state().canBeStopped()) {
            diary.note("client stops " + process.name());
            biographies.get(process.spec().name()).clientStops();
            process.stop(now);
            Promise promise = new Promise(
                    "stop", process, stopped -> stopped.state().code().isDown());
            promises.add(promise);
            process.whenStopped(_ -> promise.answer());
        }
    }

    private void restart(Subprocess process, Now now) {
        if (process.state().code().isDown()) {
            start(process, now); // if it waited, it would be behind one that is to be started in this turn
            return;
        }
        stop(process, now);
        process.when(
                stopped -> stopped.state().code().isDown(), // those who wait for the stop see it before it is over
                _ -> loop.post(later -> start(process, later)));
    }

    private void signal(Subprocess process, Now now) {
        Signal signal = chance.among(CLIENT_SIGNALS);
        if (process.state().code().isSignallable()) {
            diary.note("client sends " + signal + " to " + process.name());
            fleet.signalled(process.spec().name());
            process.signal(signal, now);
        }
    }

    /** As {@code removeProcessGroup} does; one group is left to play with. */
    private void remove(ProcessGroup group) {
        if (supervisor.groups().size() == 1 || !supervisor.state().allowsStarts()) {
            return;
        }
        diary.note("client removes " + group.name());
        groups.remove(group);
    }

    private void addRemoved(Now now) {
        if (supervisor.state().allowsStarts()) {
            diary.note("client adds what was removed");
            groups.addRemoved(now);
        }
    }

    /** As {@code sendRemoteCommEvent} does, again and again. */
    private void tell() {
        for (int left = chance.below(15); left >= 0; left--) {
            supervisor.publish(new RemoteCommunication("talk", "number " + left));
        }
    }

    /** Whether it is not that of a group that was removed. */
    private boolean isThere(Subprocess process) {
        return supervisor
                .group(process.name().group())
                .flatMap(group -> group.process(process.name().process()))
                .filter(found -> found == process)
                .isPresent();
    }

    private void killFromOutside() {
        List<SimulatedProcess> living = kernel.living();
        if (!living.isEmpty()) {
            SimulatedProcess victim = chance.among(living);
            diary.note("pid " + victim.pid() + " is killed from outside");
            fleet.signalled(victim.request().processName());
            try {
                kernel.host().signal(victim.pid(), SEGV, false);
            } catch (SystemException refused) {
                diary.note("which is refused: " + refused.getMessage());
            }
        }
    }

    /** A log cannot be opened or written any more, or can be again. */
    private void disturbDisk() {
        String log = Fleet.log(anyProcess().spec().name());
        boolean refused = chance.oneIn(2);
        diary.note(log + (refused ? " is refused" : " is allowed"));
        fleet.spoilLog(log);
        if (refused) {
            kernel.files().refuse(log, Errno.named(chance.oneIn(2) ? "EACCES" : "ENOSPC"));
        } else {
            kernel.files().allow(log);
        }
    }

    private void clearLogs(Subprocess process) {
        diary.note("client clears logs of " + process.name());
        fleet.spoilLog(Fleet.log(process.spec().name()));
        int[] answers = new int[1];
        process.clearLogs(_ -> answers[0]++);
        outstanding.add(() -> answers[0] == 1);
    }

    private void wait(String what, Subprocess process, Predicate<Subprocess> condition) {
        Promise promise = new Promise(what, process, condition);
        promises.add(promise);
        process.when(condition, _ -> {
            promise.answer();
            waitForNothing(process);
        });
    }

    private void waitForNothing(Subprocess process) {
        Promise promise = new Promise("nothing", process, _ -> true);
        promises.add(promise);
        process.when(promise.condition(), _ -> promise.answer());
    }

    private Subprocess anyProcess() {
        return chance.among(anyGroup().processes());
    }

    private ProcessGroup anyGroup() {
        return chance.among(supervisor.groups());
    }
}
