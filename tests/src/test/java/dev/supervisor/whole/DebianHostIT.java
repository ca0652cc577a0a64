package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("On a Debian host, made with debootstrap,")
class DebianHostIT {
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

    /** The tar.gz in /opt, and a configuration. */
    private static final String UNPACKED = """
        [ -d /opt/supervisor ] || { mkdir /opt/supervisor; tar -xzf /srv/ours.tar.gz --strip-components=1 -C /opt/supervisor; }
        PATH=/opt/supervisor/bin:$PATH
        cat >/srv/it.conf <<END
        [unix_http_server]
        file = /tmp/it.sock
        [supervisord]
        logfile = /tmp/it.log
        pidfile=/tmp/it.pid ; found here
        [rpcinterface:supervisor]
        supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
        END
        """;

    @TempDir
    private static Path directory;

    private static SmallHost host;

    @BeforeAll
    static void make_the_host() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can make a host of its own");
        host = SmallHost.ofDebian(directory.resolve("root"));
        Path root = host.root();
        Files.writeString(root.resolve("srv/workers.conf"), """
            [program:web]
            command = /bin/cat
            [program:worker]
            command = /bin/cat
            process_name = %(program_name)s_%(process_num)02d
            numprocs = 2
            """);
        host.bringOurs();
    }

    @AfterAll
    static void remove_the_host() {
        host.close();
    }

    /** The first, because it leaves nothing of Debian's package behind. */
    @Test
    @Order(1)
    void the_package_takes_the_place_of_Debians_own_runs_is_upgraded_removed_and_purged() {
        Run run = host.run(directory, SHOWING + """
            cp /srv/workers.conf /etc/supervisor/conf.d/
            echo "; mine" >>/etc/supervisor/supervisord.conf
            service supervisor start >/dev/null
            settled "Debian's"
            dpkg --force-confold -i /srv/ours.deb >/tmp/dpkg.log 2>&1 || cat /tmp/dpkg.log
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
            dpkg -i /srv/ours.deb >/tmp/dpkg.log 2>&1 || cat /tmp/dpkg.log
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
                        "S01cron",
                        "S01dbus",
                        "S01supervisor",
                        "removed: no supervisord",
                        "/etc/supervisor/supervisord.conf",
                        "/etc/supervisor/conf.d");
    }

    /** The other version is ours with another number, and a line more in its conffiles. */
    @Test
    @Order(2)
    void the_package_is_upgraded_to_another_version_and_back_and_keeps_what_its_administrator_wrote() {
        Run run = host.run(directory, SHOWING + """
            cd /srv
            dpkg-deb -R ours.deb other
            first=$(dpkg-deb -f ours.deb Version)
            sed -i 's/^Version: .*/Version: 99.1/' other/DEBIAN/control
            for conffile in supervisor/supervisord.conf default/supervisor; do echo "# of 99.1" >>other/etc/$conffile; done
            dpkg-deb -Znone -b other other.deb >/dev/null
            install() {
                before=$(supervisorctl pid 2>/dev/null) || before=0
                dpkg "$@" >/tmp/dpkg.log 2>&1 </dev/null || { echo "dpkg: $?"; cat /tmp/dpkg.log; }
                grep -o -e 'Configuration file .*' -e 'downgrading' /tmp/dpkg.log
                settled "$(dpkg-query -W -f '${Version}' supervisor-next | sed "s/^$first$/first/")"
                [ "$before" -ne "$(supervisorctl pid)" ] || echo "the same process"
                tail -q -n 1 /etc/supervisor/supervisord.conf /etc/default/supervisor
            }
            mkdir -p /etc/supervisor/conf.d
            cp /srv/workers.conf /etc/supervisor/conf.d/
            install -i ours.deb
            echo "; mine" >>/etc/supervisor/supervisord.conf
            install --force-confold -i other.deb
            ls /etc/supervisor/supervisord.conf*
            install --force-confold -i ours.deb
            touch /var/log/supervisor/mine.log
            rm /etc/supervisor/conf.d/workers.conf
            dpkg -P supervisor-next >/tmp/dpkg.log 2>&1 || cat /tmp/dpkg.log
            gone "purged"
            dpkg-query -W -f '${db:Status-Abbrev}' supervisor-next 2>&1
            find /etc /usr /lib /var/log /var/lib/systemd /run -name '*supervisor*' -not -path '/run/openrc/*'
            ls /var/log/supervisor
            rm -r /var/log/supervisor
            """);

        String settled = ": version 4.3.0, web RUNNING, worker:worker_00 RUNNING, worker:worker_01 RUNNING, ";
        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .containsExactly(
                        "first" + settled,
                        "files = /etc/supervisor/conf.d/*.conf",
                        "DAEMON_OPTS=\"\"",
                        "Configuration file '/etc/supervisor/supervisord.conf'",
                        "99.1" + settled,
                        "; mine",
                        "# of 99.1",
                        "/etc/supervisor/supervisord.conf",
                        "/etc/supervisor/supervisord.conf.dpkg-dist",
                        "downgrading",
                        "Configuration file '/etc/supervisor/supervisord.conf'",
                        "first" + settled,
                        "; mine",
                        "DAEMON_OPTS=\"\"",
                        "purged: no supervisord",
                        "dpkg-query: no packages found matching supervisor-next",
                        "/var/log/supervisor",
                        "mine.log");
    }

    @ParameterizedTest
    @CsvSource({
        "systemd, /etc/systemd/system/supervisor.service,"
                + " /etc/systemd/system/multi-user.target.wants/supervisor.service",
        "openrc, /etc/init.d/supervisor, /etc/runlevels/default/supervisor",
        "sysv, /etc/init.d/supervisor, /etc/rc2.d/S01supervisor",
    })
    void a_service_is_installed_and_removed(String init, String file, String link) {
        Run run = host.run(directory, UNPACKED + """
            init=%s file=%s link=%s
            supervisord service install -c /srv/it.conf --init $init || exit 1
            [ $init != sysv ] || sh -n $file
            ls $file $link
            supervisord service install -c /srv/it.conf --init $init >/dev/null || echo "not twice"
            if [ $init = sysv ]; then
                $file start && $file status
                $file stop && $file status || echo "status $?"
            fi
            supervisord service uninstall --init $init
            ls $file $link 2>/dev/null
            echo "of somebody else" >$file
            supervisord service install -c /srv/it.conf --init $init || cat $file
            supervisord service uninstall --init $init || cat $file
            rm $file
            """.formatted(init, file, link));

        assertThat(run.lines()).first().isEqualTo("A service of " + init + " for /srv/it.conf:");
        assertThat(run.lines())
                .contains("  wrote " + file, file, link, "  removed " + file)
                .doesNotContain("not twice")
                .endsWith("supervisord, if it runs, runs on.", "of somebody else", "of somebody else");
        assertThat(run.err().lines())
                .containsExactly(
                        "supervisord service: " + file
                                + " is there already and was not made by this: remove it first, or leave the service"
                                + " to it.",
                        "supervisord service: " + file + " was not made by this; it is left alone.");
        if (init.equals("sysv")) {
            assertThat(run.lines())
                    .containsSequence(
                            "Starting supervisor: supervisord.",
                            "supervisord is running",
                            "Stopping supervisor: supervisord.",
                            "supervisord is not running",
                            "status 3");
        }
    }

    /** Two services of one name would be enabled and disabled together. */
    @ParameterizedTest
    @CsvSource({
        "systemd, /lib/systemd/system/supervisor.service",
        "systemd, /etc/init.d/supervisor",
        "sysv, /lib/systemd/system/supervisor.service",
        "openrc, /etc/systemd/system/supervisor.service",
    })
    void a_service_is_not_made_where_somebody_else_has_one_of_another_kind(String init, String theirs) {
        Run run = host.run(directory, UNPACKED + """
            init=%s theirs=%s
            echo "of somebody else" >$theirs
            supervisord service install -c /srv/it.conf --init $init || echo "$?"
            rm $theirs
            find /etc -name 'supervisor.service' -o -path '/etc/rc*' -name '*supervisor' -o -path /etc/init.d/supervisor
            """.formatted(init, theirs));

        assertThat(run.lines()).containsExactly("1");
        assertThat(run.err())
                .isEqualTo("supervisord service: " + theirs
                        + " is there already and was not made by this: remove it first, or leave the service to it.\n");
    }

    @Test
    void a_service_of_systemd_that_is_removed_leaves_alone_what_somebody_else_has_enabled_since() {
        Run run = host.run(directory, UNPACKED + """
            links=/etc/systemd/system/other.target.wants
            supervisord service install -c /srv/it.conf --init systemd >/dev/null
            mkdir $links
            ln -s /lib/systemd/system/supervisor.service $links/supervisor.service
            printf '#!/bin/sh\n### BEGIN INIT INFO\n# Provides: supervisor\n# Default-Start: 2\n# Default-Stop: 0\n### END INIT INFO\n' \
                >/etc/init.d/supervisor
            chmod +x /etc/init.d/supervisor
            update-rc.d supervisor defaults >/dev/null
            supervisord service uninstall --init systemd
            ls $links/supervisor.service /etc/rc2.d/S*supervisor /etc/init.d/supervisor
            update-rc.d -f supervisor remove
            rm -r $links /etc/init.d/supervisor
            find /etc -name 'supervisor.service' -o -path '/etc/rc*' -name '*supervisor'
            """);

        assertThat(run.lines())
                .containsExactly(
                        "The service of systemd:",
                        "  rm /etc/systemd/system/multi-user.target.wants/supervisor.service",
                        "  removed /etc/systemd/system/supervisor.service",
                        "supervisord, if it runs, runs on.",
                        "/etc/init.d/supervisor",
                        "/etc/rc2.d/S01supervisor",
                        "/etc/systemd/system/other.target.wants/supervisor.service");
    }

    @Test
    void a_crontab_keeps_the_lines_of_others() {
        Run run = host.run(directory, UNPACKED + """
            echo "1 2 3 4 5 /bin/true" | crontab -
            supervisord service install -c /srv/it.conf --init cron
            supervisord service install -c /srv/it.conf --init cron >/dev/null
            crontab -l
            supervisord service uninstall --init cron
            crontab -l
            supervisord service uninstall --init cron
            """);

        assertThat(run.lines())
                .containsExactly(
                        "A service of cron for /srv/it.conf:",
                        "  a line in the crontab of root",
                        "It runs when the host boots; to start it now: /opt/supervisor/bin/supervisord -c /srv/it.conf",
                        "1 2 3 4 5 /bin/true",
                        "# Made by supervisord service install",
                        "@reboot /opt/supervisor/bin/supervisord -c /srv/it.conf",
                        "Took our line out of the crontab of root.",
                        "supervisord, if it runs, runs on.",
                        "1 2 3 4 5 /bin/true");
        assertThat(run.err())
                .isEqualTo("supervisord service: The crontab of root has no line that was made by this.\n");
    }

    @Test
    void a_service_is_not_made_of_a_configuration_with_mistakes() {
        Run run = host.run(directory, UNPACKED + """
            echo "[program:x]" >/srv/bad.conf
            supervisord service install -c /srv/bad.conf --init sysv
            echo $?
            printf '[supervisord]\n' >/srv/no-pidfile.conf
            supervisord service install -c /srv/no-pidfile.conf --init sysv
            echo $?
            ls /etc/init.d/supervisor 2>/dev/null
            """);

        assertThat(run.lines()).containsExactly("2", "2");
        assertThat(run.err())
                .contains("/srv/bad.conf has mistakes (see above); nothing was changed.")
                .contains("set pidfile in [supervisord] of /srv/no-pidfile.conf to an absolute path.");
    }
}
