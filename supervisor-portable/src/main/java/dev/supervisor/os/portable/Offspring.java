package dev.supervisor.os.portable;

import dev.supervisor.os.Host.Orphan;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jnr.constants.platform.Errno;
import jnr.constants.platform.WaitFlags;
import jnr.ffi.Pointer;

/**
 * All our children. A thread of its own waits for their ends, because POSIX has nothing that a poller could watch: it
 * reaps them at once and closes one end of a pipe, whose other end becomes readable. Signals to children are sent under
 * the same lock, so no pid is signalled that could belong to somebody else by now. Any thread.
 */
final class Offspring {
    /** Enough for any siginfo_t. */
    private static final int SIGINFO_SIZE = 256;

    /** Makes a child. */
    @FunctionalInterface
    interface Birth {
        Pid make() throws SystemException;
    }

    /** Closed when the child ends; none for a helper, whose end nobody asks for. */
    private final Map<Pid, OptionalInt> living = new HashMap<>();

    private final Map<Pid, WaitStatus> ended = new HashMap<>();
    private final List<Orphan> orphans = new ArrayList<>();
    private final ComeSignals signals;
    private boolean waiting;
    private long births;

    Offspring(ComeSignals signals) {
        this.signals = signals;
    }

    /** Makes a child, and closes {@code atEnd} when it has ended. */
    synchronized Pid add(Birth birth, OptionalInt atEnd) throws SystemException {
        Pid pid = birth.make();
        living.put(pid, atEnd);
        look();
        return pid;
    }

    /** There may be a child that there was not: one that we have just made, or one that we have inherited. */
    synchronized void look() {
        births++;
        if (!waiting) {
            waiting = true;
            Thread.ofPlatform().name("children").daemon().start(this::waitForEver);
        }
        notifyAll();
    }

    /** How the child ended, once. */
    synchronized Optional<WaitStatus> take(Pid pid) {
        return Optional.ofNullable(ended.remove(pid));
    }

    synchronized List<Orphan> takeOrphans() {
        List<Orphan> taken = List.copyOf(orphans);
        orphans.clear();
        return taken;
    }

    /** Sends a signal; one to a child that has ended, but was not reaped yet, has no effect. */
    synchronized void signal(Pid pid, Signal signal, boolean wholeGroup) throws SystemException {
        boolean hasEnded = ended.containsKey(pid);
        if (hasEnded && !wholeGroup) {
            return;
        }
        boolean asGroup = wholeGroup && (hasEnded || Unix.POSIX.getpgid(pid.number()) == pid.number());
        if (wholeGroup && !asGroup) {
            Unix.POSIX.kill(-pid.number(), Numbers.theirs(signal)); // whom it has left behind, if anybody
        }
        int answer = Unix.POSIX.kill(asGroup ? -pid.number() : pid.number(), Numbers.theirs(signal));
        if (answer != 0 && !(hasEnded && Unix.failedWith(Errno.ESRCH))) {
            throw Unix.refused("cannot send signal " + signal.number() + " to "
                    + (wholeGroup ? "process group " : "process ") + pid);
        }
    }

    private void waitForEver() {
        Pointer info = Unix.memory(SIGINFO_SIZE);
        while (true) {
            long before = birthsSoFar();
            int answer = Unix.LIBC.waitid(
                    Numbers.P_ALL, 0, info, WaitFlags.WEXITED.intValue() | WaitFlags.WNOWAIT.intValue());
            if (answer == 0) {
                reapAll();
            } else if (Unix.failedWith(Errno.ECHILD)) {
                awaitBirthAfter(before);
            } else if (!Unix.failedWith(Errno.EINTR)) {
                throw new IllegalStateException(
                        "cannot wait for children: " + Unix.error().name());
            }
        }
    }

    private synchronized long birthsSoFar() {
        return births;
    }

    private synchronized void awaitBirthAfter(long before) {
        while (births == before) {
            try {
                wait();
            } catch (InterruptedException nobodyDoes) {
                throw new IllegalStateException("the thread that waits for children was interrupted", nobodyDoes);
            }
        }
    }

    private synchronized void reapAll() {
        int[] status = new int[1];
        int pid;
        while ((pid = Unix.POSIX.waitpid(-1, status, WaitFlags.WNOHANG.intValue())) > 0) {
            hasEnded(new Pid(pid), Numbers.status(status[0]));
        }
    }

    private void hasEnded(Pid pid, WaitStatus status) {
        OptionalInt atEnd = living.get(pid);
        boolean ours = living.containsKey(pid);
        living.remove(pid);
        if (!ours) {
            orphans.add(new Orphan(pid, status));
        } else if (atEnd.isPresent()) {
            ended.put(pid, status);
            PortableDescriptors.close(atEnd.getAsInt());
        }
        signals.add(Signal.CHLD);
    }
}
