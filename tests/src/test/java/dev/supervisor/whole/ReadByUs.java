package dev.supervisor.whole;

import dev.supervisor.config.ConfigCheck;
import dev.supervisor.config.ConfigLoader;
import dev.supervisor.config.Configuration;
import dev.supervisor.config.Overrides;
import dev.supervisor.config.option.Notice;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.config.section.SupervisordSection;
import dev.supervisor.config.section.UnixServerSection;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.config.text.LogLevel;
import dev.supervisor.config.text.Surroundings;
import dev.supervisor.event.EventName;
import dev.supervisor.spec.GroupKind;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ListenerPoolSpec;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.OutputSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.user.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of our reader for a file, in the words in which {@code config/original.py} reports the original's. */
final class ReadByUs {
    private static final Map<LogLevel, Integer> LEVELS = Map.of(
            LogLevel.CRITICAL, 50,
            LogLevel.ERROR, 40,
            LogLevel.WARN, 30,
            LogLevel.INFO, 20,
            LogLevel.DEBUG, 10,
            LogLevel.TRACE, 5,
            LogLevel.BLATHER, 3);

    private static final int OCTAL = 8;

    private ReadByUs() {}

    /**
     * Texts that versions of the original read differently are warned of here, which is a row of the manual, and
     * nothing else is another one.
     */
    static String toldWithoutDoubts(Surroundings surroundings) {
        return told(surroundings)
                .lines()
                .filter(line -> !line.contains(" is read as supervisor 4.3 and older read it; "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static String told(Surroundings surroundings) {
        ConfigCheck check = new ConfigLoader(surroundings).check(ConfigCase.MAIN, Overrides.NONE);
        return check.configuration()
                .map(ReadByUs::told)
                .orElseGet(() -> "refused 2\nError: "
                        + check.problems().getFirst().sentence() + "\nFor help, use supervisord -h\n");
    }

    private static String told(Configuration configuration) {
        Stream<String> servers = Stream.concat(
                configuration.servers().inet().stream().map(ReadByUs::server),
                configuration.servers().unix().stream().map(ReadByUs::server));
        Stream<String> groups = configuration.groups().stream()
                .flatMap(group -> Stream.concat(
                        Stream.of(group(group)), group.processes().stream().map(ReadByUs::process)));
        Stream<String> notices = configuration.notices().stream()
                .filter(notice -> notice.level() != LogLevel.CRITICAL)
                .map(ReadByUs::notice);
        return Stream.of(
                        Stream.of(daemon(configuration.supervisord())),
                        servers,
                        Stream.of("url " + text(configuration.servers().url())),
                        groups,
                        notices)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String notice(Notice notice) {
        return (notice.level() == LogLevel.WARN ? "warning " : "info ") + notice.text();
    }

    private static String daemon(SupervisordSection spec) {
        return "daemon "
                + joined(
                        " ",
                        spec.minfds(),
                        spec.minprocs(),
                        text(spec.directory()),
                        text(spec.user()),
                        octal(spec.umask()),
                        spec.logfile(),
                        spec.logfile_maxbytes().bytes(),
                        spec.logfile_backups(),
                        LEVELS.get(spec.loglevel()),
                        spec.pidfile(),
                        spec.identifier(),
                        spec.nodaemon(),
                        spec.silent(),
                        text(spec.childlogdir()),
                        spec.nocleanup(),
                        spec.strip_ansi(),
                        names(spec.environment()));
    }

    private static String server(InetServerSection spec) {
        return joined(
                " ",
                "inet",
                spec.section(),
                text(Optional.of(spec.port().host())),
                spec.port().port(),
                text(spec.auth().username()),
                text(spec.auth().password()));
    }

    private static String server(UnixServerSection spec) {
        Owner owner = spec.chown().orElse(new Owner(-1, -1));
        return joined(
                " ",
                "unix",
                spec.section(),
                spec.file(),
                octal(spec.chmod()),
                owner.uid() + ":" + owner.gid(),
                text(spec.auth().username()),
                text(spec.auth().password()));
    }

    private static String group(GroupSpec group) {
        return switch (group.kind()) {
            case GroupKind.Plain _ -> joined(" ", "group", group.name(), group.priority());
            case SharedSocketSpec _ -> joined(" ", "fcgi", group.name(), group.priority());
            case ListenerPoolSpec pool ->
                joined(
                        " ",
                        "listeners",
                        group.name(),
                        group.priority(),
                        pool.buffer_size(),
                        pool.events().stream()
                                .map(event ->
                                        event.getAnnotation(EventName.class).value())
                                .sorted()
                                .collect(Collectors.joining(",")));
        };
    }

    private static String process(ProcessSpec spec) {
        return " "
                + joined(
                        "|",
                        spec.name(),
                        spec.command(),
                        text(spec.directory()),
                        text(spec.umask().map(ReadByUs::octal)),
                        text(spec.user().map(user -> Integer.toString(user.uid()))),
                        names(spec.environment()),
                        text(spec.serverurl()),
                        spec.priority(),
                        spec.start().autostart(),
                        autorestart(Autorestart.of(spec.start().autorestart())),
                        spec.start().startsecs().toSeconds(),
                        spec.start().startretries(),
                        new TreeSet<>(spec.start().exitcodes())
                                .stream().map(Object::toString).collect(Collectors.joining(",")),
                        spec.stop().stopsignal().number(),
                        spec.stop().stopwaitsecs().toSeconds(),
                        spec.stop().stopasgroup(),
                        spec.stop().killasgroup(),
                        spec.redirect_stderr(),
                        output(spec.stdout()),
                        output(spec.stderr()));
    }

    private static String autorestart(Autorestart autorestart) {
        return switch (autorestart) {
            case ALWAYS -> "always";
            case NEVER -> "never";
            case UNEXPECTED -> "unexpected";
        };
    }

    private static String output(OutputSpec spec) {
        String file =
                switch (spec.logfile()) {
                    case LogTarget.None _ -> "-";
                    case LogTarget.Auto _ -> "AUTO";
                    case LogTarget.Syslog _ -> "syslog";
                    case LogTarget.File(String path) -> path;
                };
        return joined(
                "|",
                file,
                spec.logfile_maxbytes().bytes(),
                spec.logfile_backups(),
                spec.capture_maxbytes().bytes(),
                spec.events_enabled(),
                spec.syslog());
    }

    private static String octal(int number) {
        return Integer.toString(number, OCTAL);
    }

    private static String text(Optional<String> text) {
        return text.filter(given -> !given.isEmpty()).orElse("-");
    }

    private static String names(Map<String, String> environment) {
        return new TreeMap<>(environment)
                .entrySet().stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static String joined(String separator, Object... parts) {
        return List.of(parts).stream().map(Object::toString).collect(Collectors.joining(separator));
    }
}
