package dev.supervisor.supervisor;

import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.Step;
import dev.supervisor.os.Child;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessInput.Reaped;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every living child and its end: notices it, lets its last words be read, reaps it and tells its process. Loop thread only.
 *
 * <p>A child is reaped only when its process is told, so that its pid cannot be given to somebody else while a state still has it.
 */
final class Reaper implements Step {
    /** How long the end of a child waits for its last output to be read: a hanging disk must never delay a restart. */
    private static final Duration LAST_WORDS = Duration.ofMillis(50);

    /** A child and whose it is; called when it has ended. */
    private final class Ward implements Consumer<Now> {
        private final Subprocess process;
        private final Child child;

        private Ward(Subprocess process, Child child) {
            this.process = process;
            this.child = child;
        }

        @Override
        public void accept(Now now) {
            notice(this, now);
        }
    }

    private record Ended(Ward ward, Now diedAt) {}

    private final Doors doors;
    private final EventLoop loop;
    private final DeadlineQueue deadlines;
    private final ChildPipes pipes;
    private final Timekeeper timekeeper;
    private final Inquests inquests;
    private final Map<Pid, Ward> living = new HashMap<>();
    private final Deque<Ended> noticed = new ArrayDeque<>();
    private final Deque<Ended> drained = new ArrayDeque<>();

    Reaper(
            Doors doors,
            EventLoop loop,
            DeadlineQueue deadlines,
            ChildPipes pipes,
            Timekeeper timekeeper,
            Inquests inquests) {
        this.doors = doors;
        this.loop = loop;
        this.deadlines = deadlines;
        this.pipes = pipes;
        this.timekeeper = timekeeper;
        this.inquests = inquests;
    }

    /** Takes care of a new child: of its end, and of the descriptor that tells it. */
    void watch(Subprocess process, Child child) {
        Ward ward = new Ward(process, child);
        living.put(child.pid(), ward);
        watch(ward);
    }

    /** All children that live, or have ended and are not reaped yet. */
    Set<Pid> living() {
        return living.keySet();
    }

    /** Goes on with the children whose end has been noticed. */
    @Override
    public void run(Now now) {
        while (!noticed.isEmpty()) {
            Ended ended = noticed.remove();
            deadlines.set(ended, now.plus(LAST_WORDS), later -> reapUnheard(ended, later));
            Subprocess process = ended.ward().process;
            Pid child = ended.ward().child.pid();
            pipes.readLastWords(process, child, words -> {
                process.wrote(child, words);
                drained.add(ended);
            });
        }
        for (int left = drained.size(); left > 0; left--) {
            reap(drained.remove(), now);
        }
    }

    private void watch(Ward ward) {
        loop.watchReads(ward.child.watch(), ward);
    }

    private void notice(Ward ward, Now now) {
        loop.forget(ward.child.watch());
        timekeeper.suspend(ward.process);
        noticed.add(new Ended(ward, now));
    }

    private void reapUnheard(Ended ended, Now now) {
        pipes.giveUpLastWords(ended.ward().process, ended.ward().child.pid());
        reap(ended, now);
    }

    private void reap(Ended ended, Now now) {
        deadlines.clear(ended);
        Ward ward = ended.ward();
        Child child = ward.child;
        if (living.get(child.pid()) != ward) {
            return; // the pump's answer came too late
        }
        timekeeper.resume(ward.process);
        Optional<WaitStatus> status = doors.host().reap(child);
        if (status.isEmpty()) {
            deadlines.set(ended, now.plus(LAST_WORDS), _ -> watch(ward)); // it is traced: not ours to reap yet
            return;
        }
        living.remove(child.pid());
        doors.descriptors().close(child.watch());
        ward.process.feed(new Reaped(status.get(), ended.diedAt()), now);
        pipes.disconnect(ward.process, child.pid());
        if (ward.process.isUnderInquiry(child.pid())) {
            loop.post(_ -> inquests.open(ward.process, child.pid())); // after the child that follows
        }
    }
}
