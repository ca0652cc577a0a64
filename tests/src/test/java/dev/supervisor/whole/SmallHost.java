package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in which commands run as on a host of its own: it is their root, they have process numbers of their own, and what
 * they mount nobody else sees. When a command ends, so does everything that it started.
 */
record SmallHost(Path root) implements AutoCloseable {
    private static final List<String> OWN_NAMESPACES =
            List.of("unshare", "--fork", "--pid", "--mount", "--kill-child", "sh", "-ec");

    /** Its own {@code /proc} and {@code /dev}: what a script does to them, or mounts anew, is done to nobody else's. */
    static final String MOUNTS = """
        root=$0
        mount --bind "$root" "$root"
        mount -t proc proc "$root/proc"
        mount -t tmpfs -o mode=755 tmpfs "$root/dev"
        for device in null:3 zero:5 full:7 random:8 urandom:9; do
            mknod --mode 666 "$root/dev/${device%:*}" c 1 "${device#*:}"
        done
        mknod --mode 666 "$root/dev/tty" c 5 0
        mkdir --mode 1777 "$root/dev/shm"
        mkdir "$root/dev/pts"
        mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
        ln -s pts/ptmx "$root/dev/ptmx"
        ln -s /proc/self/fd "$root/dev/fd"
        ln -s fd/0 "$root/dev/stdin"
        ln -s fd/1 "$root/dev/stdout"
        ln -s fd/2 "$root/dev/stderr"
        """;

    private static final String DEBIAN_PACKAGES =
            "supervisor,openrc,systemd,systemd-sysv,dbus,cron,iproute2,procps,less";

    /** A host with a busybox and the C library, and nothing else. */
    static SmallHost withBusybox(Path root) throws IOException {
        for (String folder : List.of("bin", "dev", "etc", "lib64", "opt", "proc", "tmp", "usr/local/bin")) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.copy(Path.of("/bin/busybox"), root.resolve("bin/busybox"));
        SmallHost host = new SmallHost(root);
        Run.of(root, List.of("chroot", root.toString(), "/bin/busybox", "--install", "/bin"));
        for (String library : List.of("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1")) {
            host.library(library);
        }
        for (String loader : List.of("ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1")) {
            host.library(loader);
        }
        return host;
    }

    /**
     * A Debian of the kind that this machine is: the minimum, what hosts boot with, and Debian's own supervisor. The first takes a
     * minute; it is kept until the next {@code mvn clean}, and the others are copies of it. Packages that are installed start
     * something only where it is booted.
     */
    static SmallHost ofDebian(Path root) throws IOException {
        Path kept = Path.of("target/debian-" + Integer.toHexString(DEBIAN_PACKAGES.hashCode()))
                .toAbsolutePath();
        if (Files.notExists(kept)) {
            Path half = kept.resolveSibling(kept.getFileName() + ".new");
            Run.of(kept.getParent(), List.of("rm", "-rf", "--one-file-system", half.toString()));
            bootstrap(half);
            Files.move(half, kept);
        }
        Run copy = Run.of(root.getParent(), List.of("cp", "-a", "--reflink=auto", kept.toString(), root.toString()));
        assertThat(copy.code()).as(copy.err()).isZero();
        return new SmallHost(root);
    }

    private static void bootstrap(Path root) {
        Path parent = root.getParent();
        Run sources = Run.of(
                parent, List.of("apt-get", "indextargets", "--format", "$(SITE) $(CODENAME)", "Created-By: Packages"));
        String[] source = sources.lines().getFirst().split(" ");
        // The mounts of debootstrap must be gone with it, before somebody removes the directory.
        List<String> command = new ArrayList<>(OWN_NAMESPACES);
        command.add("""
            debootstrap --variant=minbase --include="$0" "$@"
            chroot "$2" apt-get update
            chroot "$2" apt-get clean
            printf '#!/bin/sh\\n[ -d /run/systemd/system ] || exit 101\\n' >"$2/usr/sbin/policy-rc.d"
            chmod +x "$2/usr/sbin/policy-rc.d"
            """);
        command.addAll(List.of(DEBIAN_PACKAGES, source[1], root.toString(), source[0]));
        Run bootstrap = Run.of(parent, command, Duration.ofMinutes(15));
        assertThat(bootstrap.code()).as(bootstrap.out() + bootstrap.err()).isZero();
    }

    /** Lays our packages into its folder /srv, as ours.deb and ours.tar.gz. */
    void bringOurs() throws IOException {
        try (Stream<Path> made = Files.list(Path.of("../packages/target"))) {
            for (Path each : made.toList()) {
                for (String kind : List.of(".deb", ".tar.gz")) {
                    if (each.toString().endsWith(kind)) {
                        Files.copy(each, root.resolve("srv/ours" + kind));
                    }
                }
            }
        }
    }

    /** Installs more of Debian's packages. */
    void install(Path scratch, String packages) {
        Run run = run(
                scratch, "DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends " + packages);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    /** Where the dynamic linker looks, whatever the processor: it is asked for in /lib or /lib64 by its full path. */
    private void library(String name) throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("/lib"))) {
            List<Path> found = Stream.concat(folders, Stream.of(Path.of("/lib64")))
                    .map(folder -> folder.resolve(name))
                    .filter(Files::exists)
                    .toList();
            for (Path library : found) {
                Path copy = root.resolve(library.toString().substring(1));
                Files.createDirectories(copy.getParent());
                if (Files.notExists(copy)) {
                    Files.copy(library.toRealPath(), copy);
                }
            }
        }
    }

    /** Runs a shell script as root of this host, to its end. */
    Run run(Path scratch, String script) {
        return Run.of(scratch, command("exec chroot \"$0\" /bin/sh -c \"$1\"", List.of(script)));
    }

    /**
     * A command line that runs another one as process 1 of this host, as nobody and with a root that only /tmp of can be written to.
     */
    List<String> asProcessOne(List<String> command) {
        return command("""
            mount -t tmpfs tmpfs "$0/tmp"
            mount -o remount,bind,ro "$0"
            root=$0
            exec chroot --userspec=65534:65534 "$root" "$@"
            """, command);
    }

    /** Removes it: its links lead out of it, which who removes temporary folders would warn of. */
    @Override
    public void close() {
        Run.of(root.getParent(), List.of("rm", "-rf", "--one-file-system", root.toString()));
    }

    private List<String> command(String last, List<String> arguments) {
        List<String> command = new ArrayList<>(OWN_NAMESPACES);
        command.add(MOUNTS + last);
        command.add(root.toString());
        command.addAll(arguments);
        return command;
    }
}
