package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.whole.BootedHost.Init;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("On a Debian host that is booted")
class BootIT {
    /** Says how things are, as a script would ask for it; waits for what is on its way. */
    private static final String SHOWING = """
        export DEBIAN_FRONTEND=noninteractive
        wait_until() {
            tries=0
            until eval "$1" >/dev/null 2>&1; do
                tries=$((tries + 1))
                [ "$tries" -lt 600 ] || { echo "never: $1"; supervisorctl status; exit 1; }
                sleep 0.1
            done
        }
        settled() {
            wait_until 'supervisorctl status | grep -c RUNNING | grep -qx 3'
            echo "$1: $(supervisorctl version), $(supervisorctl status | awk '{ printf "%s %s, ", $1, $2 }')"
        }
        changed() {
            wait_until "[ \\$(supervisorctl pid) -ne $2 ]"
            settled "$1"
        }
        gone() {
            wait_until '! pgrep -x supervisord'
            echo "$1: $(pgrep -c -x sleep) programs"
        }
        """;

    private static final String THREE = ", web RUNNING, worker:worker_00 RUNNING, worker:worker_01 RUNNING, ";

    @TempDir
    private Path directory;

    private SmallHost host;

    @BeforeEach
    void make_the_host() throws IOException {
        BootedHost.assumePossible();
        host = SmallHost.ofDebian(directory.resolve("root"));
        Files.writeString(host.root().resolve("etc/supervisor/conf.d/workers.conf"), """
            [program:web]
            command = sleep infinity
            pdeathsig = KILL
            [program:worker]
            command = sleep infinity
            process_name = %(program_name)s_%(process_num)02d
            numprocs = 2
            pdeathsig = KILL
            """);
        host.bringOurs();
    }

    @AfterEach
    void remove_the_host() {
        host.close();
    }

    @Test
    void the_package_takes_over_Debians_service_of_systemd_obeys_it_and_is_back_after_a_crash_and_a_boot()
            throws Exception {
        BootedHost booted = new BootedHost(host, directory, Init.SYSTEMD);
        try {
            Run run = booted.run(SHOWING + """
                settled "Debian's"
                apt-get install -y -qq /srv/ours.deb >/tmp/apt.log 2>&1 || cat /tmp/apt.log
                settled "in its place"
                systemctl is-active supervisor
                systemctl is-enabled supervisor
                systemctl status supervisor | grep -o -m 2 -e 'Supervisor process control system' -e 'Main PID: [0-9]* (supervisord)' \\
                    | sed 's/[0-9]\\+/N/'
                before=$(supervisorctl pid)
                systemctl restart supervisor
                changed "restarted" "$before"
                before=$(supervisorctl pid web)
                daemon=$(supervisorctl pid)
                systemctl reload supervisor
                wait_until "[ \\"\\$(supervisorctl pid web)\\" != $before ]"
                settled "reloaded"
                [ "$(supervisorctl pid)" -eq "$daemon" ] || echo "another process"
                systemctl stop supervisor
                gone "stopped"
                systemctl is-active supervisor
                systemctl start supervisor
                settled "started"
                before=$(supervisorctl pid)
                kill -KILL "$before"
                changed "after a crash" "$before"
                echo "$(pgrep -c -x sleep) programs"
                journalctl -q -u supervisor | grep -c 'status=9/KILL'
                """);

            assertThat(run.err()).isEmpty();
            assertThat(run.lines())
                    .containsExactly(
                            "Debian's: 4.2.5" + THREE,
                            "in its place: 4.3.0" + THREE,
                            "active",
                            "enabled",
                            "Supervisor process control system",
                            "Main PID: N (supervisord)",
                            "restarted: 4.3.0" + THREE,
                            "reloaded: 4.3.0" + THREE,
                            "stopped: 0 programs",
                            "inactive",
                            "started: 4.3.0" + THREE,
                            "after a crash: 4.3.0" + THREE,
                            "3 programs",
                            "1");
            booted = booted.reboot();
            assertThat(booted.run(SHOWING + "settled booted").out()).isEqualTo("booted: 4.3.0" + THREE + "\n");
        } finally {
            booted.close();
        }
    }

    /** Each as its administrator would do it: another start, stop and status, and another way to be back after a boot. */
    @ParameterizedTest
    @EnumSource
    void a_service_that_is_made_by_us_is_obeyed_is_back_after_a_boot_and_gone_when_it_is_removed(Init init)
            throws Exception {
        unpackOurs(init);
        BootedHost booted = new BootedHost(host, directory, init);
        try {
            String service =
                    switch (init) {
                        case SYSTEMD -> "systemctl \"$1\" supervisor";
                        case OPENRC -> "rc-service supervisor \"$1\"";
                        case SYSV -> "service supervisor \"$1\"";
                    };
            Run run = booted.run(SHOWING + "ask() { " + service + " >/tmp/asked 2>&1; }\n" + """
                supervisord service install >/tmp/installed || exit 1
                sed -n 's/^A service of \\([a-z]*\\) .*/\\1/p' /tmp/installed
                ask start
                settled "started"
                ask status && echo "runs"
                before=$(supervisorctl pid)
                ask restart
                changed "restarted" "$before"
                before=$(supervisorctl pid web)
                ask reload
                wait_until "[ \\"\\$(supervisorctl pid web)\\" != $before ]"
                settled "reloaded"
                before=$(supervisorctl pid)
                kill -KILL "$before"
                ask restart
                changed "restarted after a crash" "$before"
                ask stop
                gone "stopped"
                ask status || echo "status $?"
                """);

            assertThat(run.err()).isEmpty();
            assertThat(run.lines())
                    .containsExactly(
                            init.name().toLowerCase(),
                            "started: 4.3.0" + THREE,
                            "runs",
                            "restarted: 4.3.0" + THREE,
                            "reloaded: 4.3.0" + THREE,
                            "restarted after a crash: 4.3.0" + THREE,
                            "stopped: 0 programs",
                            "status 3");
            booted = booted.reboot();
            Run second = booted.run(SHOWING + """
                settled "booted"
                supervisord service uninstall | tail -n 1
                supervisorctl shutdown
                gone "removed"
                """);
            assertThat(second.lines())
                    .containsExactly(
                            "booted: 4.3.0" + THREE,
                            "supervisord, if it runs, runs on.",
                            "Shut down",
                            "removed: 0 programs");
            booted = booted.reboot();
            assertThat(booted.run("pgrep -x supervisord").out()).isEmpty();
        } finally {
            booted.close();
        }
    }

    @Test
    void a_line_in_a_crontab_starts_it_at_each_boot() throws Exception {
        unpackOurs(Init.SYSTEMD);
        BootedHost booted = new BootedHost(host, directory, Init.SYSTEMD);
        try {
            assertThat(booted.run("supervisord service install --init cron").code())
                    .isZero();
            booted = booted.reboot();
            assertThat(booted.run(SHOWING + "settled booted").out()).isEqualTo("booted: 4.3.0" + THREE + "\n");
        } finally {
            booted.close();
        }
    }

    /** The tar.gz in /opt in the place of Debian's package, whose configuration stays, and an init. */
    private void unpackOurs(Init init) {
        Run run = host.run(directory, """
            dpkg -r supervisor
            mkdir -p /var/log/supervisor
            rm -f /etc/init.d/supervisor /etc/rc?.d/*supervisor /etc/runlevels/*/supervisor
            mkdir -p /opt/supervisor
            tar -xzf /srv/ours.tar.gz --strip-components=1 -C /opt/supervisor
            ln -s /opt/supervisor/bin/* /usr/local/bin/
            """);
        assertThat(run.code()).as(run.err()).isZero();
        switch (init) {
            case SYSTEMD, OPENRC -> {}
            case SYSV -> host.install(directory, "sysvinit-core initscripts sysv-rc openrc- systemd-sysv-");
        }
    }
}
