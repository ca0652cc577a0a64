package dev.supervisor.os.linux;

import dev.supervisor.os.Fd;
import dev.supervisor.os.Host.Orphan;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** Reaping by waitid. One thread. */
final class Wait {
    private static final Libc WAITID = Libc.function("waitid");

    private final MemorySegment info = Arena.ofAuto().allocate(Numbers.SIGINFO_SIZE, Long.BYTES);

    /** How the child of this pidfd ended; empty if it lives, or has been reaped before. */
    Optional<WaitStatus> reap(Fd pidfd) {
        return waitFor(Numbers.P_PIDFD, pidfd.number(), Numbers.WNOHANG).map(Orphan::status);
    }

    /** Any child that has ended. */
    Optional<Orphan> reapAny() {
        return waitFor(Numbers.P_ALL, 0, Numbers.WNOHANG);
    }

    /** Blocks until this child has ended. */
    Optional<WaitStatus> untilEnded(Pid pid) {
        return waitFor(Numbers.P_PID, pid.number(), 0).map(Orphan::status);
    }

    private Optional<Orphan> waitFor(int idType, int id, int options) {
        info.fill((byte) 0);
        while (WAITID.call(idType, id, info.address(), Numbers.WEXITED | options, 0) != 0) {
            switch (Libc.errorNumber()) {
                case Numbers.EINTR -> {}
                case Numbers.ECHILD -> {
                    return Optional.empty();
                }
                default ->
                    throw new IllegalStateException(
                            "cannot wait for a child: " + Libc.error().name());
            }
        }
        int pid = info.get(ValueLayout.JAVA_INT, Numbers.SIGINFO_PID);
        return pid == 0 ? Optional.empty() : Optional.of(new Orphan(new Pid(pid), status()));
    }

    private WaitStatus status() {
        int status = info.get(ValueLayout.JAVA_INT, Numbers.SIGINFO_STATUS);
        int code = info.get(ValueLayout.JAVA_INT, Numbers.SIGINFO_CODE);
        return switch (code) {
            case Numbers.CLD_EXITED -> new WaitStatus.ExitedWith(status & 0xFF);
            case Numbers.CLD_KILLED, Numbers.CLD_DUMPED ->
                new WaitStatus.KilledBy(new Signal(status), code == Numbers.CLD_DUMPED);
            default -> throw new IllegalStateException("waitid told of no end: code " + code);
        };
    }
}
