package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A host that is booted: its init is process 1 of namespaces of its own and of a control group of its own, as in a container. It has a
 * network of its own, with nobody else in it; the kernel's settings, its clock and its devices it cannot change.
 *
 * <p>It ends, with all that runs in it, when it is switched off, when this is closed, and when the process that made it ends.
 */
final class BootedHost implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The init system of a host. */
    enum Init {
        SYSTEMD("/lib/systemd/systemd", "systemctl is-system-running --wait", "systemctl poweroff", ""),
        OPENRC(
                "/sbin/openrc-init",
                "rc-status --runlevel | grep default",
                "openrc-shutdown --poweroff now",
                ",-sys_admin"),
        SYSV("/sbin/init", "runlevel | grep 'N 2'", "poweroff", ",-sys_admin");

        private final String program;
        private final String isUp;
        private final String switchOff;

        /** One that knows nothing of containers must not unmount anything, or mount it anew: it would do so for everybody. */
        private final String forbidden;

        Init(String program, String isUp, String switchOff, String forbidden) {
            this.program = program;
            this.isUp = isUp;
            this.switchOff = switchOff;
            this.forbidden = forbidden;
        }
    }

    /** Prints the process number of the namespaces' keeper; ends when they do, or ends them when its standard input does. */
    private static final String OUTSIDE = """
        group=$(findmnt --noheadings --types cgroup2 --output TARGET | head -n 1)/supervisor-it-$$
        mkdir "$group"
        exec 3<&0
        sh -c 'echo 0 >"$0/cgroup.procs"; exec "$@"' "$group" unshare --fork --pid --mount --uts --ipc --net --cgroup --kill-child \\
            sh -ec "$@" </dev/null 3<&- >&2 &
        keeper=$!
        echo $keeper
        { cat <&3 >/dev/null; kill -KILL $keeper; } &
        wait $keeper
        kill -KILL $!
        tries=0
        until find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || [ $tries -eq 100 ]; do
            tries=$((tries + 1))
            sleep 0.1
        done
        """;

    /**
     * Not only chroot: a process that enters its namespaces from outside, or makes a container in it, begins at the
     * root of its mounts.
     */
    private static final String INSIDE = SmallHost.MOUNTS + """
        mount --bind "$root/proc/sys" "$root/proc/sys"
        mount -o remount,bind,ro "$root/proc/sys"
        mount -t sysfs -o ro sysfs "$root/sys"
        mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
        mount -t tmpfs -o mode=755 tmpfs "$root/run"
        cd "$root"
        pivot_root . mnt
        exec chroot . /bin/sh -ec 'umount --lazy /mnt; touch /inside; exec setpriv --bounding-set="$1" env -i container=test PATH="$PATH" "$0"' "$1" "$2"
        """;

    private final SmallHost host;
    private final Path scratch;
    private final Init init;
    private final Process outside;
    private final ProcessHandle keeper;

    /** Boots a host and waits until it is up. */
    BootedHost(SmallHost host, Path scratch, Init init) {
        this.host = host;
        this.scratch = scratch;
        this.init = init;
        try {
            outside = new ProcessBuilder(
                            "sh",
                            "-c",
                            OUTSIDE,
                            "sh",
                            INSIDE,
                            host.root().toString(),
                            init.program,
                            "-sys_time,-sys_module,-sys_rawio,-syslog,-mac_admin" + init.forbidden)
                    .redirectError(console().toFile())
                    .start();
            keeper = ProcessHandle.of(Long.parseLong(outside.inputReader().readLine()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            await().atMost(PATIENCE).until(() -> {
                assertThat(outside.isAlive()).as(() -> Run.text(console())).isTrue();
                return isInside() && run(init.isUp).code() == 0;
            });
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    /** Gives up a test where nobody may make control groups and namespaces. */
    static void assumePossible() {
        String trial = """
            group=$(findmnt --noheadings --types cgroup2 --output TARGET | head -n 1)
            [ -n "$group" ] && [ -w "$group/cgroup.procs" ] && exec unshare --fork --pid --mount --cgroup --net true
            """;
        assumeTrue(
                System.getProperty("user.name").equals("root")
                        && Run.of(Path.of("target"), List.of("sh", "-c", trial)).code() == 0,
                "this machine gives no control groups and namespaces");
    }

    /** Whether its first process has left this machine's root behind; before that a script would run here. */
    private boolean isInside() {
        return keeper.children()
                .anyMatch(first -> Files.exists(Path.of("/proc", Long.toString(first.pid()), "root/inside")));
    }

    /** The output of its init. */
    private Path console() {
        return scratch.resolve("console");
    }

    /** Runs a shell script in it, as root, to its end. */
    Run run(String script) {
        long one = keeper.children().findFirst().orElseThrow().pid();
        List<String> command = new ArrayList<>(List.of("nsenter", "--target", Long.toString(one)));
        command.addAll(List.of("--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup", "--root", "--wd"));
        command.addAll(List.of("env", "-i", "HOME=/root", "TERM=dumb", "LC_ALL=C.UTF-8"));
        command.add("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        command.addAll(List.of("bash", "-c", script));
        return Run.of(scratch, command);
    }

    /** Switches it off as its administrator would, and on again. */
    BootedHost reboot() throws InterruptedException {
        run(init.switchOff);
        assertThat(outside.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(() -> Run.text(console()))
                .isTrue();
        close();
        return new BootedHost(host, scratch, init);
    }

    /** Cuts it off, if it is still on. */
    @Override
    public void close() {
        try {
            outside.getOutputStream().close();
            outside.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
