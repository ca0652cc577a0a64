package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The Debian package, in a host made with debootstrap,")
class DebianPackageIT {
    private static final Path PACKAGES =
            Path.of("../packages/target").toAbsolutePath().normalize();

    /** Says what is where, as a script would ask for it. */
    private static final String SHOWING = """
        set -u
        export DEBIAN_FRONTEND=noninteractive
        printf '#!/bin/sh\\nexit 0\\n' >/usr/sbin/policy-rc.d # like a host with an init: services may be started
        chmod +x /usr/sbin/policy-rc.d
        settled() {
            tries=0
            until supervisorctl status | grep -c RUNNING | grep -qx 3; do
                tries=$((tries + 1))
                [ "$tries" -lt 300 ] || { echo "never settled"; supervisorctl status; exit 1; }
                sleep 0.2
            done
            echo "$1: version $(supervisorctl version), $(supervisorctl status | awk '{ printf "%s %s, ", $1, $2 }')"
        }
        gone() {
            for comm in /proc/[0-9]*/comm; do
                ! grep -qx supervisord "$comm" 2>/dev/null || { echo "$1: supervisord is still there"; return; }
            done
            echo "$1: no supervisord"
        }
        """;

    @TempDir
    private Path directory;

    private SmallHost host;

    @BeforeEach
    void make_the_host() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can make a host of its own");
        Run sources = Run.of(
                directory,
                List.of(
                        "apt-get",
                        "indextargets",
                        "--format",
                        "$(SITE) $(CODENAME) $(ARCHITECTURE)",
                        "Created-By: Packages"));
        String[] source = sources.lines().getFirst().split(" ");
        Path root = directory.resolve("root");
        Run made = Run.of(
                directory,
                List.of(
                        "debootstrap",
                        "--variant=minbase",
                        "--include=supervisor",
                        source[1],
                        root.toString(),
                        source[0]));
        assertThat(made.code()).as(made.out() + made.err()).isZero();
        host = new SmallHost(root);
        Files.writeString(root.resolve("etc/supervisor/conf.d/workers.conf"), """
            [program:web]
            command = /bin/cat
            [program:worker]
            command = /bin/cat
            process_name = %(program_name)s_%(process_num)02d
            numprocs = 2
            """);
        try (Stream<Path> packages = Files.list(PACKAGES)) {
            Path made_package = packages.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(made_package, root.resolve("tmp/ours.deb"));
        }
    }

    @AfterEach
    void remove_the_host() {
        host.close();
    }

    @Test
    void takes_the_place_of_Debians_own_runs_is_upgraded_removed_and_purged() {
        Run run = host.run(directory, SHOWING + """
            echo "; mine" >>/etc/supervisor/supervisord.conf
            service supervisor start >/dev/null
            settled "Debian's"
            dpkg --force-confold -i /tmp/ours.deb >/tmp/dpkg.log 2>&1 || cat /tmp/dpkg.log
            settled "in its place"
            tail -n 1 /etc/supervisor/supervisord.conf
            dpkg-query -W -f '${Package} ${db:Status-Abbrev}\\n' supervisor supervisor-next
            readlink -f /usr/bin/supervisord
            ls /usr/share/man/man?/supervisor*.? /usr/share/*/*completions*/*supervisorctl*
            service supervisor status
            before=$(supervisorctl pid)
            service supervisor restart >/dev/null
            settled "restarted"
            [ "$before" -ne "$(supervisorctl pid)" ] || echo "the same process"
            before=$(supervisorctl pid)
            dpkg -i /tmp/ours.deb >/tmp/dpkg.log 2>&1 || cat /tmp/dpkg.log
            settled "upgraded"
            [ "$before" -ne "$(supervisorctl pid)" ] || echo "the same process"
            ls /etc/rc2.d
            dpkg -r supervisor-next >/tmp/dpkg.log 2>&1 || cat /tmp/dpkg.log
            gone "removed"
            ls -d /usr/bin/supervisor* /usr/lib/supervisor /etc/supervisor/supervisord.conf 2>/dev/null
            dpkg -P supervisor-next >/tmp/dpkg.log 2>&1 || cat /tmp/dpkg.log
            ls -d /etc/init.d/supervisor /etc/default/supervisor /etc/supervisor/* /etc/rc?.d/*supervisor 2>/dev/null
            """);

        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .containsExactly(
                        "Debian's: version 4.2.5, web RUNNING, worker:worker_00 RUNNING, worker:worker_01 RUNNING, ",
                        "in its place: version 4.3.0, web RUNNING, worker:worker_00 RUNNING, worker:worker_01"
                                + " RUNNING, ",
                        "; mine",
                        "supervisor ic ",
                        "supervisor-next ii ",
                        "/usr/lib/supervisor/bin/supervisord",
                        "/usr/share/bash-completion/completions/supervisorctl",
                        "/usr/share/fish/vendor_completions.d/supervisorctl.fish",
                        "/usr/share/man/man1/supervisorctl.1",
                        "/usr/share/man/man8/supervisord.8",
                        "/usr/share/zsh/vendor-completions/_supervisorctl",
                        "supervisord is running",
                        "restarted: version 4.3.0, web RUNNING, worker:worker_00 RUNNING, worker:worker_01 RUNNING, ",
                        "upgraded: version 4.3.0, web RUNNING, worker:worker_00 RUNNING, worker:worker_01 RUNNING, ",
                        "S01supervisor",
                        "removed: no supervisord",
                        "/etc/supervisor/supervisord.conf",
                        "/etc/supervisor/conf.d");
    }
}
