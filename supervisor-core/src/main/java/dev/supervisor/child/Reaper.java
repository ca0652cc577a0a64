package dev.supervisor.child;

import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.Step;
import dev.supervisor.os.Child;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Host;
import dev.supervisor.process.Pid;
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
 * Every living child and its end: notices it, lets its last words be read, reaps it and informs its owner. Loop thread
 * only.
 *
 * <p>A child is reaped only when its owner is informed, so that the system cannot reuse its pid while the owner still
 * has it.
 */
final class Reaper implements Step {
    /** How long the end of a child waits for its last output to be read: a hanging disk must never delay a restart. */
    private static final Duration LAST_WORDS = Duration.ofMillis(50);

    /** A child and its owner; called when it has ended. */
    private final class Ward implements Consumer<Now> {
        private final ChildOwner owner;
        private final Child child;

        private Ward(ChildOwner owner, Child child) {
            this.owner = owner;
            this.child = child;
        }

        @Override
        public void accept(Now now) {
            notice(this, now);
        }
    }

    private record Ended(Ward ward, Now diedAt) {}

    private final Host host;
    private final Descriptors descriptors;
    private final EventLoop loop;
    private final DeadlineQueue deadlines;
    private final ChildPipes pipes;
    private final Map<Pid, Ward> living = new HashMap<>();
    private final Deque<Ended> noticed = new ArrayDeque<>();
    private final Deque<Ended> drained = new ArrayDeque<>();

    Reaper(Host host, Descriptors descriptors, EventLoop loop, DeadlineQueue deadlines, ChildPipes pipes) {
        this.host = host;
        this.descriptors = descriptors;
        this.loop = loop;
        this.deadlines = deadlines;
        this.pipes = pipes;
    }

    /** Takes care of a new child: of its end, and of the descriptor that tells it. */
    void watch(ChildOwner owner, Child child) {
        Ward ward = new Ward(owner, child);
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
            ChildOwner owner = ended.ward().owner;
            Pid child = ended.ward().child.pid();
            pipes.readLastWords(owner, child, words -> {
                owner.wrote(child, words);
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
        ward.owner.suspend();
        noticed.add(new Ended(ward, now));
    }

    private void reapUnheard(Ended ended, Now now) {
        pipes.giveUpLastWords(ended.ward().owner, ended.ward().child.pid());
        reap(ended, now);
    }

    private void reap(Ended ended, Now now) {
        deadlines.clear(ended);
        Ward ward = ended.ward();
        Child child = ward.child;
        if (living.get(child.pid()) != ward) {
            return; // the pump's answer came too late
        }
        ward.owner.resume();
        Optional<WaitStatus> status = host.reap(child);
        if (status.isEmpty()) {
            deadlines.set(ended, now.plus(LAST_WORDS), _ -> watch(ward)); // it is traced: not ours to reap yet
            return;
        }
        living.remove(child.pid());
        descriptors.close(child.watch());
        ward.owner.ended(child.pid(), status.get(), ended.diedAt(), now);
        pipes.disconnect(ward.owner, child.pid());
    }
}
