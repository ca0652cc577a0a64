package dev.supervisor.os.portable;

import dev.supervisor.os.ChangeOfUser;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Fd;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.launch.InheritedEnvironment;
import dev.supervisor.os.launch.LaunchArguments;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jnr.constants.platform.OpenFlags;
import jnr.ffi.Pointer;

/** This process, by system calls; its program and command line as the runtime tells them, so without bytes that are not text. */
final class PortableProcess implements OwnProcess {
    private static final int LONGEST_NAME = 256;
    private static final int READY_FD = 3;
    private static final int NOT_READY = 2;

    private final String launchProgram;
    private final InheritedEnvironment environment = InheritedEnvironment.restore(variables());
    private boolean readyTold;

    /**
     * @param launchProgram path of the launch program
     */
    public PortableProcess(String launchProgram) {
        this.launchProgram = launchProgram;
        environment.removedDirectory().ifPresent(directory -> {
            Unix.LIBC.fchdir(directory.number());
            PortableDescriptors.close(directory.number());
        });
    }

    private static List<String> variables() {
        Pointer list = Unix.POSIX.environ();
        List<String> variables = new ArrayList<>();
        for (long at = 0; list.getPointer(at) != null; at += Long.BYTES) {
            variables.add(Unix.textAt(list.getPointer(at)));
        }
        return variables;
    }

    @Override
    public Pid pid() {
        return new Pid(Unix.POSIX.getpid());
    }

    @Override
    public List<String> environment() {
        return environment.variables();
    }

    @Override
    public String nodeName() {
        byte[] name = new byte[LONGEST_NAME];
        if (Unix.LIBC.gethostname(name, LONGEST_NAME - 1) != 0) {
            throw new IllegalStateException(
                    "cannot tell the host's name: " + Unix.error().name());
        }
        return Unix.textIn(name);
    }

    @Override
    public void changeDirectory(String path) throws SystemException {
        if (Unix.LIBC.chdir(Unix.text(path)) != 0) {
            throw Unix.refused("cannot change into " + path);
        }
    }

    @Override
    public void setUmask(int umask) {
        Unix.POSIX.umask(umask);
    }

    /** The C library makes all threads change together, where they could differ at all. */
    @Override
    public void become(Credentials credentials) throws PrivilegeException {
        ChangeOfUser.make(credentials, new UserCalls());
    }

    private record UserCalls() implements ChangeOfUser.Calls {

        @Override
        public int self() {
            return Unix.POSIX.getuid();
        }

        @Override
        public boolean setGroups(int[] groups) {
            return Unix.LIBC.setgroups(groups.length, groups) == 0;
        }

        @Override
        public boolean setGroup(int gid) {
            return Unix.POSIX.setgid(gid) == 0;
        }

        @Override
        public boolean setUser(int uid) {
            return Unix.POSIX.setuid(uid) == 0;
        }

        @Override
        public Errno error() {
            return Unix.error();
        }
    }

    /** POSIX knows only processes that are somebody. */
    @Override
    public boolean actAs(Credentials credentials, Runnable work) {
        return false;
    }

    @Override
    public boolean isDetached() {
        return environment.detached();
    }

    @Override
    public int startDetached() throws SystemException {
        Pipe pipe = Pipe.open();
        try {
            Pid starting;
            try {
                starting = start(pipe.writeEnd());
            } finally {
                PortableDescriptors.close(pipe.writeEnd());
            }
            letOurselvesBeInterrupted();
            return awaitReady(starting, new Fd(pipe.readEnd()));
        } finally {
            PortableDescriptors.close(pipe.readEnd());
        }
    }

    private Pid start(int readyEnd) throws SystemException {
        List<String> commandLine = commandLine();
        // the first word is lost: the runtime tells the path of its program instead
        List<byte[]> argv = LaunchArguments.detach(commandLine.getFirst(), commandLine);
        List<PortableSpawner.Handed> handed = List.of(new PortableSpawner.Handed(readyEnd, READY_FD));
        return new PortableSpawner(launchProgram)
                .start(argv, PortableSpawner.encode(environment.variables()), false, handed);
    }

    private static List<String> commandLine() throws SystemException {
        ProcessHandle.Info info = ProcessHandle.current().info();
        Optional<String[]> arguments = info.arguments();
        if (info.command().isEmpty() || arguments.isEmpty()) {
            throw new SystemException(Errno.named("ENOSYS"), "cannot tell our own command line");
        }
        List<String> all = new ArrayList<>(List.of(info.command().get()));
        all.addAll(List.of(arguments.get()));
        return all;
    }

    /** The signals that a daemon reads, and so has blocked, end us while all we do is wait. */
    private static void letOurselvesBeInterrupted() {
        Pointer set = SignalSet.of(List.of(Signal.HUP, Signal.INT, Signal.QUIT, Signal.TERM));
        Unix.LIBC.pthread_sigmask(Numbers.SIG_UNBLOCK, set, null);
    }

    private static int awaitReady(Pid starting, Fd readEnd) throws SystemException {
        if (new PortableDescriptors().read(readEnd, ByteBuffer.allocateDirect(1)) == 1) {
            return 0;
        }
        int[] status = new int[1];
        int answer;
        do {
            answer = Unix.POSIX.waitpid(starting.number(), status, 0);
        } while (answer < 0 && Unix.failedWith(jnr.constants.platform.Errno.EINTR));
        WaitStatus end = Numbers.status(status[0]);
        return answer > 0 && end.exitstatus() > 0 ? end.exitstatus() : NOT_READY;
    }

    @Override
    public void ready() {
        if (!environment.detached() || readyTold) {
            return;
        }
        readyTold = true;
        int nowhere = Unix.LIBC.open(Unix.text("/dev/null"), OpenFlags.O_RDWR.intValue(), 0);
        for (int standard = 0; standard < READY_FD; standard++) {
            Unix.POSIX.dup2(nowhere, standard);
        }
        PortableDescriptors.close(nowhere);
        Unix.LIBC.write(READY_FD, ByteBuffer.allocateDirect(1), 1);
        PortableDescriptors.close(READY_FD);
    }

    /** POSIX has no way to do so. */
    @Override
    public void trimMemory() {}
}
