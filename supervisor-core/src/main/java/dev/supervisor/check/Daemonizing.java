package dev.supervisor.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Programs that leave for the background, where nobody supervises them: the child ends at once, and is taken for one that failed.
 *
 * <p>One row a program. Its options are looked for in the arguments, with a blank around each, so that one pattern tells an option and what
 * belongs to it.
 */
final class Daemonizing {
    private static final String AWAY = " goes into the background, where it is not supervised";
    private static final int MOST_WORDS_BEFORE_IT = 3;

    /**
     * A file in which a program may be configured to stay in the foreground, besides its arguments.
     *
     * @param named the option that is followed by the name of the file
     * @param usual its files if none is named; the names may contain a star
     * @param stays the text in one of them that keeps it in the foreground
     */
    record Settings(Pattern named, List<String> usual, Pattern stays) {
        static final Settings NONE = of(" ", List.of(), "$.");

        static Settings of(String option, List<String> usual, String stays) {
            return new Settings(
                    Pattern.compile(" " + option + "[ =]?(\\S+) "), usual, Pattern.compile("(?m)^\\s*" + stays));
        }

        private boolean keep(String arguments, Function<String, List<String>> texts) {
            Matcher own = named.matcher(arguments);
            List<String> files = own.find() ? List.of(own.group(1)) : usual;
            return files.stream().flatMap(file -> texts.apply(file).stream()).anyMatch(text -> stays.matcher(text)
                    .find());
        }
    }

    private static final Settings NGINX = Settings.of(
            "-c", List.of("/etc/nginx/nginx.conf", "/usr/local/nginx/conf/nginx.conf"), "daemon\\s+off\\s*;");
    private static final Settings OPENRESTY =
            Settings.of("-c", List.of("/usr/local/openresty/nginx/conf/nginx.conf"), "daemon\\s+off\\s*;");
    private static final Settings PHP_FPM = Settings.of(
            "(?:-y|--fpm-config)",
            List.of(
                    "/usr/local/etc/php-fpm.conf",
                    "/usr/local/etc/php-fpm.d/*.conf",
                    "/etc/php-fpm.conf",
                    "/etc/php*/php-fpm.conf",
                    "/etc/php/*/fpm/php-fpm.conf"),
            "daemonize\\s*=\\s*(no|0|off|false)\\b");
    private static final Settings SUPERVISORD = Settings.of(
            "(?:-c|--configuration)",
            List.of("/etc/supervisord.conf", "/etc/supervisor/supervisord.conf"),
            "nodaemon\\s*=\\s*(?i:true|yes|on|1)\\b");

    /**
     * @param programs the name of the program, or its path
     * @param options the options that decide
     * @param stays true: these options keep it in the foreground, and it leaves without them; false: it leaves only
     *     with them
     * @param sentence the remark, which follows its name
     */
    private record Row(Pattern programs, Pattern options, boolean stays, Settings settings, String sentence) {
        boolean isAbout(String word) {
            return programs.matcher(word).matches()
                    || programs.matcher(word.substring(word.lastIndexOf('/') + 1))
                            .matches();
        }

        boolean leaves(List<String> words, Function<String, List<String>> texts) {
            String arguments = " " + String.join(" ", words) + " ";
            return options.matcher(arguments).find() != stays && !settings.keep(arguments, texts);
        }
    }

    private static final List<Row> ROWS = List.of(
            unless("nginx", "daemon\\s+off| -[tTvVsh]+ ", "-g 'daemon off;'", NGINX),
            unless("openresty", "daemon\\s+off| -[tTvVsh]+ ", "-g 'daemon off;'", OPENRESTY),
            unless("php-?[\\d.]*-?fpm-?[\\d.]*", " -[A-Za-z]*[Ftivmh]| --nodaemonize ", "-F", PHP_FPM),
            unless("supervisord", " -[A-Za-z]*[nvh]| --nodaemon ", "-n", SUPERVISORD),
            unless("apache2|apache2ctl|apachectl", "FOREGROUND|NO_DETACH| -[XtvVSlLM] | configtest ", "-D FOREGROUND"),
            unless("httpd", "FOREGROUND|NO_DETACH| -[XtvVSlLMfh]+ ", "-D FOREGROUND"),
            unless("sshd", " -[A-Za-z46]*[DditTG]", "-D"),
            unless("crond?", " -[A-Za-z]*[fndxT]| --foreground ", "-f, or -n if it is cronie's"),
            unless("rsyslogd", " -[A-Za-z]*[ndvN]", "-n"),
            unless("syslog-ng", " -[A-Za-z]*[FsVh]| --foreground ", "-F"),
            unless("dovecot", " -[A-Za-z]*[Fnah]| (stop|reload) ", "-F"),
            unless("dropbear", " -[A-Za-z]*F", "-F"),
            unless("dnsmasq", " -[A-Za-z]*[kdvw]| --(keep-in-foreground|no-daemon|test) ", "-k"),
            unless("proftpd", " -[A-Za-z]*[ntvlh]| --nodaemon ", "-n"),
            unless("squid\\d?", " -[A-Za-z]*[NXzkvh]| --foreground ", "-N"),
            unless("varnishd", " -[A-Za-z]*[FdCV]", "-F"),
            unless("lighttpd", " -[A-Za-z]*[DtpvVh1]", "-D"),
            unless("smbd|nmbd|winbindd", " -[A-Za-z]*[FiSbV]| --(foreground|interactive) ", "--foreground"),
            unless("ntpd", " -[A-Za-z46]*[ndq]| --nofork ", "-n"),
            unless("chronyd", " -[A-Za-z46]*[ndqQpv]", "-n"),
            unless("keepalived", " -[A-Za-z]*[ntvh]| --dont-fork ", "-n"),
            unless("named", " -[A-Za-z46]*[fgvV]", "-f"),
            unless("slapd", " -[A-Za-z46]*[dTV]", "-d 0"),
            unless("xinetd", " -(dontfork|d|version) ", "-dontfork"),
            unless("snmpd", " -[A-Za-z]*[fvh]", "-f"),
            unless("fail2ban-server", " -[A-Za-z]*[fVh]| --foreground ", "-f"),
            unless("zabbix_(agentd|server|proxy)", " -[A-Za-z]*[fRptVh]| --foreground ", "-f"),
            unless("xrdp|xrdp-sesman", " -[A-Za-z]*[nkvh]| --(nodaemon|kill) ", "--nodaemon"),
            unless("twistd", " -[A-Za-z]*n| --(nodaemon|version) ", "-n"),
            unless("vncserver", " --?fg | -(kill|list) ", "-fg"),
            leavesWith("gunicorn\\S*", " --daemon | -D ", "leave --daemon out"),
            leavesWith("celery", " multi | --detach | -D ", "use celery worker, without --detach"),
            leavesWith("uwsgi", " --daemonize2?[= ]| -d ", "leave --daemonize out"),
            leavesWith("unicorn|unicorn_rails", " -D | --daemonize ", "leave -D out"),
            leavesWith("thin|puma", " -d | --daemon(ize)? ", "leave -d out"),
            leavesWith("memcached", " -d | --daemon ", "leave -d out"),
            leavesWith("haproxy", " -D ", "leave -D out"),
            leavesWith("mongod|mongos", " --fork ", "leave --fork out"),
            leavesWith("mysqld|mariadbd", " --daemonize | -D ", "leave --daemonize out"),
            leavesWith("openvpn", " --daemon ", "leave --daemon out"),
            leavesWith("dbus-daemon", "^(?!.* --nofork ).* --(fork|system) ", "add --nofork"),
            leavesWith("elasticsearch", " -d | --daemonize ", "leave -d out"),
            leavesWith("rabbitmq-server", " -detached ", "leave -detached out"),
            leavesWith("kafka-server-start(\\.sh)?", " -daemon ", "leave -daemon out"),
            leavesWith("x11vnc", " -bg ", "leave -bg out"),
            leavesWith("docker|podman", " (run|up) (.* )?(-d|--detach) ", "leave -d out"),
            leavesWith("docker-compose", " up (.* )?(-d|--detach) ", "leave -d out"),
            leavesWith("screen", " -d( -)?m", "use -D -m"),
            leavesWith("postfix", " start ", "use postfix start-fg"),
            leavesWith("zkServer\\.sh", " start ", "use start-foreground"),
            leavesWith("catalina\\.sh", " start ", "use run"),
            leavesWith("pg_ctl", " start ", "run postgres itself"),
            leavesWith("pm2", "^(?!.* --no-daemon ).* start ", "use pm2-runtime"),
            leavesWith("forever", "^ start ", "leave start out"),
            starts("service|invoke-rc\\.d|systemctl|rc-service|initctl|/etc/(rc\\.d/)?init\\.d/\\S+|/etc/rc\\.d/\\S+"));

    /** Requests the background whatever the program is; {@code no} after it cancels that. */
    private static final Pattern DAEMONIZE =
            Pattern.compile(" --daemonize(=(yes|true|1|on))?(?! (no|false|0|off) | *=) ?");

    private Daemonizing() {}

    private static Row unless(String programs, String options, String missing, Settings settings) {
        return row(programs, options, true, settings, AWAY + "; add " + missing);
    }

    private static Row unless(String programs, String options, String missing) {
        return unless(programs, options, missing, Settings.NONE);
    }

    private static Row leavesWith(String programs, String options, String advice) {
        return row(programs, options, false, Settings.NONE, AWAY + "; " + advice);
    }

    private static Row starts(String programs) {
        return row(
                programs,
                " (re)?start ",
                false,
                Settings.NONE,
                " starts something in the background, where it is not supervised; run that program itself");
    }

    private static Row row(String programs, String options, boolean stays, Settings settings, String sentence) {
        return new Row(Pattern.compile(programs), Pattern.compile(options), stays, settings, sentence);
    }

    /**
     * A remark about a command, if there is one.
     *
     * @param words the program and its arguments
     * @param texts the contents of the files with a name, which may contain a star; files that cannot be read are left
     *     out
     */
    static Optional<String> of(List<String> words, Function<String, List<String>> texts) {
        for (int at = 0; at < Math.min(words.size(), MOST_WORDS_BEFORE_IT); at++) {
            List<String> arguments = words.subList(at + 1, words.size());
            for (Row row : ROWS) {
                // after an interpreter, as in python gunicorn --daemon, only explicit options count
                if ((at == 0 || !row.stays()) && row.isAbout(words.get(at)) && row.leaves(arguments, texts)) {
                    return Optional.of(name(words.get(at)) + row.sentence());
                }
            }
        }
        if (!words.isEmpty()
                && DAEMONIZE.matcher(" " + String.join(" ", words) + " ").find()) {
            return Optional.of(name(words.getFirst()) + AWAY + "; leave --daemonize out");
        }
        return Optional.empty();
    }

    private static String name(String word) {
        return word.startsWith("/etc/") ? word : word.substring(word.lastIndexOf('/') + 1);
    }
}
