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
 * @param stderr absent if it goes into stdout
 */
record ChildPipes(Pipe stdin, Pipe stdout, Optional<Pipe> stderr) {

    /** Opens all of them, or none; our ends never block. */
    static ChildPipes open(MemorySegment twoInts, boolean redirectStderr) throws SystemException {
        List<Pipe> opened = new ArrayList<>();
        try {
            for (int i = 0; i < (redirectStderr ? 2 : 3); i++) {
                opened.add(Pipe.open(twoInts));
            }
        } catch (SystemException refused) {
            opened.forEach(Pipe::close);
            throw refused;
        }
        ChildPipes pipes = new ChildPipes(
                opened.get(0), opened.get(1), redirectStderr ? Optional.empty() : Optional.of(opened.get(2)));
        Pipe.neverBlock(pipes.stdin.writeEnd());
        Pipe.neverBlock(pipes.stdout.readEnd());
        pipes.stderr.ifPresent(pipe -> Pipe.neverBlock(pipe.readEnd()));
        return pipes;
    }

    Child child(Pid pid, Fd watch) {
        return new Child(
                pid,
                watch,
                new Fd(stdin.writeEnd()),
                new Fd(stdout.readEnd()),
                stderr.map(pipe -> new Fd(pipe.readEnd())));
    }

    void closeTheirs() {
        LinuxDescriptors.close(stdin.readEnd());
        LinuxDescriptors.close(stdout.writeEnd());
        stderr.ifPresent(pipe -> LinuxDescriptors.close(pipe.writeEnd()));
    }

    void closeOurs() {
        LinuxDescriptors.close(stdin.writeEnd());
        LinuxDescriptors.close(stdout.readEnd());
        stderr.ifPresent(pipe -> LinuxDescriptors.close(pipe.readEnd()));
    }

    void closeAll() {
        closeTheirs();
        closeOurs();
    }
}
