package dev.supervisor.os.contract;

import dev.supervisor.os.Child;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Host;
import dev.supervisor.os.Host.Orphan;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.OwnProcess.PrivilegeException;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers questions that only a whole JVM of its own can answer, started as the daemon is. Writes its findings to
 * standard output.
 */
public final class DaemonProbe {
    /** The questions. */
    public enum Mode {
        /** Prints the environment, then each signal as it comes until it has seen all of them. */
        LISTEN,
        /** Reaps a child of its own and one that it inherits. */
        ADOPT,
        /** Becomes nobody and tells what its threads are. */
        BECOME,
        /** Detaches, is ready, and says one more word. */
        DETACH,
        /** Detaches and ends before it is ready. */
        DETACH_FAILING,
        DETACH_QUIET,
        DETACH_KILLED
    }

    /** The side that is asked. */
    public interface Side {
        OwnProcess self();

        /** A new one. */
        Host host() throws SystemException;

        Descriptors descriptors();

        dev.supervisor.os.Files files();

        /** Children of our children that have lost their parent become ours. */
        void inheritOrphans();
    }

    private final Side side;
    private final OwnProcess self;
    private final PrintStream out = System.out;

    private DaemonProbe(Side side) {
        this.side = side;
        this.self = side.self();
    }

    /** Does what is asked for, and ends. */
    public static void run(Side side, Mode mode) throws Exception {
        DaemonProbe probe = new DaemonProbe(side);
        switch (mode) {
            case LISTEN -> probe.listen();
            case ADOPT -> probe.adopt();
            case BECOME -> probe.become();
            case DETACH, DETACH_FAILING, DETACH_QUIET, DETACH_KILLED -> System.exit(probe.detach(mode));
        }
    }

    private void listen() throws Exception {
        for (String variable : self.environment()) {
            out.write(SystemText.encode(variable + "\n"));
        }
        Host host = side.host();
        Set<Signal> awaited =
                new HashSet<>(Set.of(Signal.HUP, Signal.INT, Signal.QUIT, Signal.USR2, Signal.TERM, Signal.CHLD));
        out.println("ready");
        while (!awaited.isEmpty()) {
            for (Signal signal : awaitSignals(host)) {
                out.println("signal " + signal.number());
                awaited.remove(signal);
            }
        }
    }

    private List<Signal> awaitSignals(Host host) throws SystemException {
        try (Poller poller = side.descriptors().poller()) {
            poller.watchReads(host.signals());
            poller.poll(Optional.empty(), _ -> {});
            return host.takeSignals();
        }
    }

    private void adopt() throws Exception {
        side.inheritOrphans();
        Host host = side.host();
        Child child =
                host.spawn(RealWorld.shell("(read line; exit 7) <&0 & exit 3").spawn());
        List<Orphan> orphans = new ArrayList<>();
        Optional<WaitStatus> status = Optional.empty();
        while (status.isEmpty() || orphans.isEmpty()) {
            awaitSignals(host);
            orphans.addAll(host.reapOrphans(Set.of(child.pid())));
            if (status.isEmpty() && host.reapOrphans(Set.of(child.pid())).isEmpty()) {
                String outcome = outcomeOfSignal(host, child);
                status = host.reap(child);
                if (status.isPresent()) {
                    out.println("signalled: " + outcome);
                    side.descriptors().close(child.stdin().orElseThrow());
                }
            }
        }
        out.println("child " + status.get().exitstatus());
        out.println("orphan " + orphans.getFirst().status().exitstatus());
        out.println("again " + host.reap(child) + " " + host.reapOrphans(Set.of()));
    }

    private static String outcomeOfSignal(Host host, Child child) {
        try {
            host.signal(child.pid(), Signal.TERM, false);
            return "yes";
        } catch (SystemException refused) {
            return refused.errorName();
        }
    }

    private void become() throws Exception {
        out.println(self.nodeName());
        self.changeDirectory("/usr");
        self.setUmask(0137);
        out.println(side.files().workingDirectory().orElseThrow() + " " + line(Path.of("/proc/self/status"), "Umask"));
        self.become(new Credentials(65_534, 65_534, List.of(65_534, 33)));
        Set<String> identities = new TreeSet<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                Path status = thread.resolve("status");
                identities.add(line(status, "Uid") + "|" + line(status, "Gid") + "|" + line(status, "Groups"));
            }
        }
        out.println(identities);
        self.become(new Credentials(65_534, 0, List.of(0)));
        try {
            self.become(new Credentials(0, 0, List.of(0)));
        } catch (PrivilegeException refused) {
            out.println(refused.getMessage());
        }
        self.trimMemory();
        out.println(self.environment().contains("MARK=1"));
    }

    private static String line(Path status, String field) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip().replace('\t', ' '))
                .findFirst()
                .orElseThrow();
    }

    private int detach(Mode mode) throws Exception {
        if (!self.isDetached()) {
            return self.startDetached();
        }
        String[] stat = Files.readString(Path.of("/proc/self/stat"))
                .replaceAll(".*\\) ", "")
                .split(" ");
        out.println(Files.readString(Path.of("/proc/self/cmdline")).split("\0")[0]);
        out.println("leads a session: " + stat[3].equals(self.pid().toString()));
        out.println("environment: " + self.environment());
        return switch (mode) {
            case DETACH -> {
                self.ready();
                self.ready();
                out.println("nobody hears this");
                yield 9;
            }
            case DETACH_FAILING -> {
                System.err.println("cannot start");
                yield 5;
            }
            case DETACH_QUIET -> 0;
            case DETACH_KILLED -> {
                side.host().signal(self.pid(), Signal.KILL, false);
                yield 0;
            }
            case LISTEN, ADOPT, BECOME ->
                throw new IllegalArgumentException(
                        mode + " is none of " + EnumSet.range(Mode.DETACH, Mode.DETACH_KILLED));
        };
    }
}
