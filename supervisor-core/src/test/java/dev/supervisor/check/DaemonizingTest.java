package dev.supervisor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.command.CommandCheck;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A program that leaves for the background")
class DaemonizingTest {

    private static Optional<String> said(String command) {
        return Daemonizing.of(CommandCheck.words(command), _ -> List.of());
    }

    @Test
    void is_told_with_the_option_that_keeps_it() {
        assertThat(said("/usr/sbin/nginx -c /etc/nginx/nginx.conf"))
                .contains("nginx goes into the background, where it is not supervised; add -g" + " 'daemon off;'");
        assertThat(said("/usr/sbin/sshd"))
                .contains("sshd goes into the background, where it is not supervised; add -D");
    }

    @Test
    void is_told_with_the_option_that_sends_it_there() {
        assertThat(said("python3 /srv/bin/gunicorn app:app --daemon"))
                .contains("gunicorn goes into the background, where it is not supervised; leave --daemon out");
        assertThat(said("redis-server --daemonize yes"))
                .contains("redis-server goes into the background, where it is not supervised; leave --daemonize out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nginx | /etc/nginx/nginx.conf | daemon  off ;",
                "/usr/sbin/nginx -c /srv/n.conf | /srv/n.conf | ` daemon off;`",
                "php-fpm | /usr/local/etc/php-fpm.d/*.conf | daemonize = no",
                "php-fpm8.2 -y /srv/fpm.conf | /srv/fpm.conf | daemonize=off",
                "supervisord -c /srv/s.conf | /srv/s.conf | nodaemon = TRUE"
            })
    void is_none_if_its_own_configuration_keeps_it(String command, String file, String line) {
        Function<String, Optional<String>> with = text -> Daemonizing.of(
                CommandCheck.words(command), asked -> asked.equals(file) ? List.of("a\n" + text + "\nb") : List.of());

        assertThat(with.apply(line)).isEmpty();
        assertThat(with.apply("#" + line)).isNotEmpty();
        assertThat(with.apply(line.replaceAll("(?i)off|no$|true", "else"))).isNotEmpty();
    }

    @Test
    void may_be_one_that_another_starts() {
        assertThat(said("service postfix start"))
                .contains("service starts something in the background, where it is not supervised; run that program"
                        + " itself");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "php-fpm",
                "/usr/sbin/php-fpm7.4 -c /etc/php/7.4/fpm/php-fpm.conf",
                "/usr/sbin/php5-fpm -R",
                "php-fpm83",
                "supervisord -c /etc/other.conf",
                "apache2ctl start",
                "/usr/sbin/apachectl -k start",
                "apache2 -k start",
                "httpd -k start",
                "/usr/sbin/sshd -p 2222",
                "cron",
                "crond -l 2",
                "rsyslogd",
                "rsyslogd -i /run/x.pid",
                "syslog-ng --no-caps",
                "dovecot",
                "dropbear -E -p 22",
                "dnsmasq -C /etc/dnsmasq.conf",
                "proftpd -c /etc/proftpd.conf",
                "squid -Y -C",
                "varnishd -a :80",
                "lighttpd -f /etc/lighttpd.conf",
                "smbd -s /etc/smb.conf",
                "ntpd -g",
                "chronyd -u chrony",
                "keepalived -f /etc/k.conf",
                "named -u bind",
                "slapd -h ldap:///",
                "xinetd -stayalive",
                "snmpd -Lo",
                "fail2ban-server -b",
                "zabbix_agentd -c /etc/z.conf",
                "xrdp",
                "xrdp-sesman",
                "twistd web",
                "vncserver :1 -geometry 1x1",
                "gunicorn -D app:app",
                "celery multi start w1",
                "celery -A app.celery beat --detach",
                "uwsgi --ini x.ini --daemonize /var/log/x.log",
                "bundle exec unicorn -D -c config/unicorn.rb",
                "thin start -d",
                "memcached -d -m 64",
                "haproxy -D -f /etc/h.cfg",
                "mongod --fork --logpath /x",
                "mysqld --daemonize",
                "openvpn --config x --daemon",
                "dbus-daemon --system",
                "dbus-daemon --session --fork",
                "elasticsearch -d",
                "rabbitmq-server -detached",
                "kafka-server-start.sh -daemon server.properties",
                "x11vnc -display :1 -bg",
                "docker run -d nginx",
                "docker run --rm --detach nginx",
                "docker compose up -d",
                "docker-compose up -d",
                "screen -dmS x top",
                "screen -d -m top",
                "postfix start",
                "zkServer.sh start",
                "/opt/tomcat/bin/catalina.sh start",
                "pg_ctl -D /data start",
                "pm2 start app.js",
                "forever start app.js",
                "/etc/init.d/mysql start",
                "systemctl restart x",
                "some-daemon --daemonize",
                "some-daemon --daemonize=yes -v"
            })
    void is_found(String command) {
        assertThat(said(command)).isNotEmpty();
    }

    /** As public configurations have them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx -g 'daemon off;'",
                "nginx -c /etc/nginx/nginx.conf -g \"daemon off;\"",
                "/usr/sbin/nginx -g \"pid /tmp/nginx.pid; daemon  off;\"",
                "nginx -g daemon\\ off\\;",
                "php-fpm -F",
                "/usr/sbin/php-fpm7 -R -F",
                "/usr/local/sbin/php-fpm --nodaemonize",
                "/usr/sbin/php-fpm8.2 --nodaemonize --fpm-config /etc/php/8.2/fpm/php-fpm.conf",
                "php-fpm7.4 -FO",
                "supervisord -n -c /etc/other.conf",
                "supervisord -nc /etc/other.conf",
                "apache2-foreground",
                "/usr/sbin/apache2ctl -D FOREGROUND",
                "/usr/sbin/apache2ctl -D \"FOREGROUND\" -k start",
                "apache2 -DFOREGROUND",
                "httpd -DFOREGROUND",
                "httpd -f -p 8080 -h /www",
                "apachectl -DNO_DETACH",
                "/usr/sbin/sshd -D",
                "/usr/sbin/sshd -eD -p 22",
                "cron -f",
                "/usr/sbin/cron -f -L 15",
                "cron -flL 15",
                "crond -f -l 8",
                "crond -n",
                "rsyslogd -n -c5",
                "/usr/sbin/syslog-ng --foreground --no-caps",
                "/usr/sbin/syslog-ng -F -p /var/run/syslog-ng.pid --no-caps",
                "/usr/sbin/dovecot -F",
                "dropbear -F -E",
                "dnsmasq --keep-in-foreground",
                "dnsmasq -kd",
                "squid -NYCd 1",
                "varnishd -F -a :80",
                "lighttpd -D -f /etc/lighttpd.conf",
                "smbd --foreground --no-process-group",
                "nmbd -F -S",
                "ntpd -n",
                "chronyd -d -u chrony",
                "named -g -u bind",
                "slapd -d 256 -h ldap:///",
                "zabbix_agentd -f",
                "xrdp --nodaemon",
                "xrdp-sesman -n",
                "twistd -noy x.tac",
                "/opt/TurboVNC/bin/vncserver -SecurityTypes None -fg -nohttpd",
                "postfix start-fg",
                "redis-server",
                "redis-server /etc/redis/redis.conf",
                "/usr/bin/redis-server --save \"\" --daemonize no",
                "redis-server --daemonize=no",
                "memcached -u memcache -m 64",
                "gunicorn -k uvicorn.workers.UvicornWorker -w 5 -b 0.0.0.0:8000 --chdir ./src server:app",
                "/venv/bin/python /venv/bin/gunicorn project.wsgi:application --timeout 120",
                "celery -A worker beat --loglevel=DEBUG --pid=",
                "celery -A app.celery worker --purge -n cel_worker_",
                "uwsgi --master --processes 4 --http :9400",
                "php artisan queue:work redis --daemon --sleep=3",
                "php /var/www/artisan horizon",
                "docker run --rm nginx",
                "docker logs -f x",
                "mysqld_safe",
                "/usr/bin/mysqld_safe --datadir=/data",
                "/usr/lib/postgresql/9.4/bin/postgres -D /var/lib/postgresql/9.4/main",
                "dbus-daemon --system --nofork",
                "dbus-daemon --nofork --system",
                "dbus-daemon --session --address=unix:path=/run/x",
                "rabbitmq-server",
                "screen -D -m top",
                "pm2-runtime start app.js",
                "pm2 start app.js --no-daemon",
                "/opt/tomcat/bin/catalina.sh run",
                "zkServer.sh start-foreground",
                "haproxy -W -db -f /etc/h.cfg",
                "pidproxy /var/run/nginx.pid /usr/sbin/nginx",
                "/usr/local/bin/remote_syslog -D",
                "npm run start",
                "/usr/local/bin/pnpm start",
                "git daemon --reuseaddr",
                "/bin/bash -c \"source /etc/apache2/envvars && exec /usr/sbin/apache2 -DFOREGROUND\"",
                "Xvfb :1 -screen 0 1600x900x24 -ac +extension GLX +render -noreset",
                "x11vnc -display :1 -forever -nopw -shared"
            })
    void is_not_one_that_stays(String command) {
        assertThat(said(command)).isEmpty();
    }
}
