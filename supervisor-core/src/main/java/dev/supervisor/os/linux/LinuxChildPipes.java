package dev.supervisor.os.linux;

import dev.supervisor.os.Child;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pipes of a child that is being made.
 *
 * @param stdin absent if it reads from something else
 * @param stderr absent if it goes into stdout
 */
record LinuxChildPipes(Optional<Pipe> stdin, Pipe stdout, Optional<Pipe> stderr) {

    /** Opens all of them, or none; our ends never block. */
    static LinuxChildPipes open(MemorySegment twoInts, boolean withStdin, boolean withStderr) throws SystemException {
        List<Pipe> opened = new ArrayList<>();
        try {
            Optional<Pipe> stdin = open(withStdin, twoInts, opened);
            Pipe stdout = open(true, twoInts, opened).orElseThrow();
            Optional<Pipe> stderr = open(withStderr, twoInts, opened);
            stdin.ifPresent(pipe -> Pipe.neverBlock(pipe.writeEnd()));
            Pipe.neverBlock(stdout.readEnd());
            stderr.ifPresent(pipe -> Pipe.neverBlock(pipe.readEnd()));
            return new LinuxChildPipes(stdin, stdout, stderr);
        } catch (SystemException refused) {
            opened.forEach(Pipe::close);
            throw refused;
        }
    }

    private static Optional<Pipe> open(boolean wanted, MemorySegment twoInts, List<Pipe> opened)
            throws SystemException {
        if (!wanted) {
            return Optional.empty();
        }
        Pipe pipe = Pipe.open(twoInts);
        opened.add(pipe);
        return Optional.of(pipe);
    }

    Child child(Pid pid, Fd watch) {
        return new Child(
                pid,
                watch,
                stdin.map(pipe -> new Fd(pipe.writeEnd())),
                new Fd(stdout.readEnd()),
                stderr.map(pipe -> new Fd(pipe.readEnd())));
    }

    void closeTheirs() {
        stdin.ifPresent(pipe -> LinuxDescriptors.close(pipe.readEnd()));
        LinuxDescriptors.close(stdout.writeEnd());
        stderr.ifPresent(pipe -> LinuxDescriptors.close(pipe.writeEnd()));
    }

    void closeOurs() {
        stdin.ifPresent(pipe -> LinuxDescriptors.close(pipe.writeEnd()));
        LinuxDescriptors.close(stdout.readEnd());
        stderr.ifPresent(pipe -> LinuxDescriptors.close(pipe.readEnd()));
    }

    void closeAll() {
        closeTheirs();
        closeOurs();
    }
}
