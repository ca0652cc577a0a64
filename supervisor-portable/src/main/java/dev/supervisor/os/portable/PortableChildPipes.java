package dev.supervisor.os.portable;

import dev.supervisor.os.Child;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pipes of a child that is being made.
 *
 * @param stdin absent if it reads from something else
 * @param stderr absent if it goes into stdout
 * @param watch both ends ours: one is closed when the child has ended
 */
record PortableChildPipes(Optional<Pipe> stdin, Pipe stdout, Optional<Pipe> stderr, Pipe watch) {

    /** Opens all of them, or none; our ends never block. */
    static PortableChildPipes open(boolean withStdin, boolean withStderr) throws SystemException {
        List<Pipe> opened = new ArrayList<>();
        try {
            for (boolean wanted : new boolean[] {true, true, withStdin, withStderr}) {
                if (wanted) {
                    opened.add(Pipe.open());
                }
            }
        } catch (SystemException refused) {
            opened.forEach(Pipe::close);
            throw refused;
        }
        Optional<Pipe> stdin = withStdin ? Optional.of(opened.get(2)) : Optional.empty();
        Optional<Pipe> stderr = withStderr ? Optional.of(opened.getLast()) : Optional.empty();
        stdin.ifPresent(pipe -> Pipe.neverBlock(pipe.writeEnd()));
        Pipe.neverBlock(opened.get(0).readEnd());
        stderr.ifPresent(pipe -> Pipe.neverBlock(pipe.readEnd()));
        return new PortableChildPipes(stdin, opened.get(0), stderr, opened.get(1));
    }

    Child child(Pid pid) {
        return new Child(
                pid,
                new Fd(watch.readEnd()),
                stdin.map(pipe -> new Fd(pipe.writeEnd())),
                new Fd(stdout.readEnd()),
                stderr.map(pipe -> new Fd(pipe.readEnd())));
    }

    void closeTheirs() {
        stdin.ifPresent(pipe -> PortableDescriptors.close(pipe.readEnd()));
        PortableDescriptors.close(stdout.writeEnd());
        stderr.ifPresent(pipe -> PortableDescriptors.close(pipe.writeEnd()));
    }

    void closeAll() {
        stdin.ifPresent(Pipe::close);
        stdout.close();
        stderr.ifPresent(Pipe::close);
        watch.close();
    }
}
