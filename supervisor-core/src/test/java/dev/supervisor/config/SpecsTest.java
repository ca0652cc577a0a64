package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Findings;
import dev.supervisor.config.option.KnownValues;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.SectionBinder;
import dev.supervisor.config.option.SectionShape;
import dev.supervisor.config.option.SectionShape.Slot;
import dev.supervisor.config.option.SectionValues;
import dev.supervisor.config.section.ClientSection;
import dev.supervisor.config.section.GroupSection;
import dev.supervisor.config.section.HttpApiSection;
import dev.supervisor.config.section.IncludeSection;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.config.section.ListenerSection;
import dev.supervisor.config.section.ProgramSection;
import dev.supervisor.config.section.SharedSocketSection;
import dev.supervisor.config.section.SupervisordSection;
import dev.supervisor.config.section.UnixServerSection;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.FakeSurroundings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The specs")
class SpecsTest {

    private static final List<Class<? extends Record>> SPECS = List.of(
            SupervisordSection.class,
            UnixServerSection.class,
            InetServerSection.class,
            ClientSection.class,
            ProgramSection.class,
            GroupSection.class,
            ListenerSection.class,
            SharedSocketSection.class,
            HttpApiSection.class,
            IncludeSection.class);

    private static List<String> optionsOf(Class<? extends Record> spec) {
        return SectionShape.of(spec).slots().map(Slot::option).toList();
    }

    @Test
    void have_the_options_of_a_program_in_the_order_in_which_the_original_reads_them() {
        assertThat(optionsOf(ProgramSection.class))
                .containsExactly(
                        "priority",
                        "autostart",
                        "autorestart",
                        "startsecs",
                        "startretries",
                        "stopsignal",
                        "stopwaitsecs",
                        "stopasgroup",
                        "killasgroup",
                        "exitcodes",
                        "redirect_stderr",
                        "numprocs",
                        "numprocs_start",
                        "stdout_capture_maxbytes",
                        "stdout_events_enabled",
                        "stderr_capture_maxbytes",
                        "stderr_events_enabled",
                        "serverurl",
                        "user",
                        "umask",
                        "process_name",
                        "environment",
                        "directory",
                        "stdout_logfile",
                        "stdout_logfile_backups",
                        "stdout_logfile_maxbytes",
                        "stdout_syslog",
                        "stderr_logfile",
                        "stderr_logfile_backups",
                        "stderr_logfile_maxbytes",
                        "stderr_syslog",
                        "command",
                        "restartpause",
                        "restart_backoff",
                        "maxbackoff",
                        "restart_jitter",
                        "exit_on_fatal",
                        "nice",
                        "oom_score_adj",
                        "pdeathsig",
                        "rlimit_as",
                        "rlimit_core",
                        "rlimit_cpu",
                        "rlimit_data",
                        "rlimit_fsize",
                        "rlimit_locks",
                        "rlimit_memlock",
                        "rlimit_msgqueue",
                        "rlimit_nice",
                        "rlimit_nofile",
                        "rlimit_nproc",
                        "rlimit_rss",
                        "rlimit_rtprio",
                        "rlimit_rttime",
                        "rlimit_sigpending",
                        "rlimit_stack",
                        "group",
                        "supplementary_groups",
                        "set_user_env",
                        "stdout_logfile_format",
                        "stdout_logfile_also",
                        "stdout_logfile_also_format",
                        "stderr_logfile_format",
                        "stderr_logfile_also",
                        "stderr_logfile_also_format",
                        "env_file");
    }

    @Test
    void have_the_options_of_the_daemon_in_the_order_in_which_the_original_reads_them() {
        assertThat(optionsOf(SupervisordSection.class))
                .containsExactly(
                        "minfds",
                        "minprocs",
                        "directory",
                        "user",
                        "umask",
                        "logfile",
                        "logfile_maxbytes",
                        "logfile_backups",
                        "loglevel",
                        "pidfile",
                        "identifier",
                        "nodaemon",
                        "silent",
                        "childlogdir",
                        "nocleanup",
                        "strip_ansi",
                        "environment",
                        "ignore_unknown_rpcinterfaces",
                        "extensions",
                        "parallel_shutdown",
                        "ordered_stop");
        assertThat(optionsOf(UnixServerSection.class))
                .containsExactly("file", "username", "password", "hosts", "chown", "chmod");
    }

    @Test
    void say_of_each_option_what_it_is_for_and_what_it_is_if_not_given() {
        for (Class<? extends Record> spec : SPECS) {
            SectionShape.of(spec).slots().forEach(slot -> {
                assertThat(slot.declared().doc()).as(slot.option()).endsWith(".");
                boolean required = slot.declared().byDefault().equals(Option.REQUIRED);
                assertThat(slot.declared().missing().isEmpty())
                        .as(slot.option())
                        .isEqualTo(!required);
            });
        }
    }

    @Test
    void have_defaults_that_can_be_parsed() throws BadValueException {
        for (Class<? extends Record> spec : SPECS) {
            for (Slot slot : SectionShape.of(spec).slots().toList()) {
                if (!slot.declared().byDefault().startsWith("\0")) {
                    assertThat(slot.parse(slot.declared().byDefault(), new FakeSurroundings()))
                            .as(slot.option())
                            .isNotNull();
                }
            }
        }
    }

    /** Every option of a section, set to something that is not its default, with what has to be in the record then. */
    private static Stream<Arguments> allOptionsOtherwise() {
        return Stream.of(
                arguments(
                        SupervisordSection.class,
                        """
                        minfds = 1
                        minprocs = 2
                        directory = /tmp
                        user = root
                        umask = 027
                        logfile = /tmp/l
                        logfile_maxbytes = 3KB
                        logfile_backups = 4
                        loglevel = debug
                        pidfile = /tmp/p
                        identifier = i
                        nodaemon = true
                        silent = true
                        childlogdir = /etc
                        nocleanup = true
                        strip_ansi = true
                        environment = A=1
                        ignore_unknown_rpcinterfaces = true
                        extensions = off
                        parallel_shutdown = true
                        ordered_stop = true
                        """,
                        "SupervisordSection[minfds=1, minprocs=2, directory=Optional[/tmp], user=Optional[root],"
                                + " umask=23, logfile=/tmp/l, logfile_maxbytes=ByteSize[bytes=3072], logfile_backups=4,"
                                + " loglevel=DEBUG, pidfile=/tmp/p, identifier=i, nodaemon=true, silent=true,"
                                + " childlogdir=Optional[/etc], nocleanup=true, strip_ansi=true, environment={A=1},"
                                + " ignore_unknown_rpcinterfaces=true, extensions=false, parallel_shutdown=true,"
                                + " ordered_stop=true]"),
                arguments(
                        UnixServerSection.class,
                        """
                        file = /tmp/s
                        username = u
                        password = p
                        hosts = h, i
                        chown = www-data
                        chmod = 0770
                        """,
                        "UnixServerSection[section=s, file=/tmp/s, auth=AuthSection[username=Optional[u],"
                                + " password=Optional[p], hosts=[h, i]], chown=Optional[Owner[uid=33, gid=-1]],"
                                + " chmod=504]"),
                arguments(
                        InetServerSection.class,
                        """
                        port = h:1
                        username = u
                        password = p
                        hosts = h, i
                        """,
                        "InetServerSection[section=s, auth=AuthSection[username=Optional[u], password=Optional[p],"
                                + " hosts=[h, i]], port=Tcp[host=h, port=1]]"));
    }

    /** The same for sections about groups, the client and further files. */
    private static Stream<Arguments> moreOptionsOtherwise() {
        return Stream.of(
                arguments(GroupSection.class, """
                    programs = a, b
                    priority = 1
                    """, "GroupSection[programs=[a, b], priority=1]"),
                arguments(
                        ListenerSection.class,
                        """
                        priority = 1
                        buffer_size = 2
                        result_handler = supervisor_stdout : event_handler
                        events = EVENT
                        """,
                        "ListenerSection[priority=1, buffer_size=2,"
                                + " result_handler=PRINTING, events=[interface"
                                + " dev.supervisor.event.SupervisorEvent]]"),
                arguments(
                        SharedSocketSection.class,
                        """
                        socket_backlog = 1
                        socket_owner = www-data
                        socket_mode = 0770
                        socket = unix:///tmp/x
                        """,
                        "SharedSocketSection[socket_backlog=Optional[1], socket_owner=Optional[Owner[uid=33, gid=-1]],"
                                + " socket_mode=Optional[504], socket=Unix[path=/tmp/x]]"),
                arguments(
                        ClientSection.class,
                        """
                        serverurl = unix:///s
                        prompt = p
                        username = u
                        password = w
                        history_file = /h
                        """,
                        "ClientSection[serverurl=unix:///s, prompt=p, username=Optional[u], password=Optional[w],"
                                + " history_file=Optional[/h]]"),
                arguments(
                        HttpApiSection.class,
                        "events_kept = 7\nopen = healthz, metrics\n",
                        "HttpApiSection[events_kept=7, open=[healthz, metrics]]"),
                arguments(IncludeSection.class, "files = *.ini\n", "IncludeSection[files=*.ini]"));
    }

    /** The same for programs. */
    private static Stream<Arguments> programOptionsOtherwise() {
        String output = "std?_logfile = /tmp/l\n"
                + "std?_logfile_maxbytes = 1\n"
                + "std?_logfile_backups = 2\n"
                + "std?_capture_maxbytes = 3\n"
                + "std?_events_enabled = true\n"
                + "std?_syslog = true\n"
                + "std?_logfile_also = /tmp/m, syslog\n"
                + "std?_logfile_format = prefix\nstd?_logfile_also_format = JSON\n";
        String expected = "logfile=File[path=/tmp/l], logfile_maxbytes=ByteSize[bytes=1], logfile_backups=2,"
                + " capture_maxbytes=ByteSize[bytes=3], events_enabled=true, syslog=true,"
                + " places=PlacesSpec[format=PREFIX, also=[File[path=/tmp/m], Syslog[]], also_format=JSON]";
        return Stream.of(arguments(
                ProgramSection.class,
                """
                    numprocs = 2
                    numprocs_start = 3
                    process_name = p%(process_num)
                    command = c
                    directory = /d
                    umask = 077
                    user = www-data
                    environment = A=1
                    serverurl = unix:///s
                    priority = 4
                    autostart = false
                    autorestart = true
                    startsecs = 5
                    startretries = 6
                    exitcodes = 7
                    stopsignal = HUP
                    stopwaitsecs = 8
                    stopasgroup = true
                    killasgroup = true
                    redirect_stderr = true
                    restartpause = 9
                    restart_backoff = true
                    maxbackoff = 10
                    restart_jitter = 11
                    exit_on_fatal = true
                    group = 4
                    supplementary_groups = adm,4
                    set_user_env = true
                    env_file = -/tmp/e
                    nice = -5
                    oom_score_adj = 6
                    pdeathsig = KILL
                    rlimit_as = 0:1KB
                    rlimit_core = 1:1KB
                    rlimit_cpu = 2:1KB
                    rlimit_data = 3:1KB
                    rlimit_fsize = 4:1KB
                    rlimit_locks = 5:1KB
                    rlimit_memlock = 6:1KB
                    rlimit_msgqueue = 7:1KB
                    rlimit_nice = 8:1KB
                    rlimit_nofile = 9:1KB
                    rlimit_nproc = 10:1KB
                    rlimit_rss = 11:1KB
                    rlimit_rtprio = 12:1KB
                    rlimit_rttime = 13:1KB
                    rlimit_sigpending = 14:1KB
                    rlimit_stack = 15:1KB
                    """ + output.replace("?", "out") + output.replace("?", "err"),
                "ProgramSection[numbers=NumberSection[numprocs=2, numprocs_start=3, process_name=p%(process_num)],"
                    + " command=c, directory=Optional[/d], umask=Optional[63], user=Optional[Account[name=www-data,"
                    + " uid=33, gid=33, groups=[33]]], environment={A=1}, env_file=EnvFiles[files=[-/tmp/e],"
                    + " overruled=[]], serverurl=Optional[unix:///s], priority=4, start=StartSpec[autostart=false,"
                    + " autorestart=RestartAfter[ends=[EXPECTED, UNEXPECTED]], startsecs=PT5S, startretries=6,"
                    + " exitcodes=[7]], stop=StopSpec[stopsignal=SIGHUP, stopwaitsecs=PT8S, stopasgroup=true,"
                    + " killasgroup=true], restart=RestartSpec[restartpause=PT9S, restart_backoff=true,"
                    + " maxbackoff=Optional[PT10S], restart_jitter=PT11S, exit_on_fatal=true],"
                    + " settings=SettingsSpec[nice=Optional[-5], oom_score_adj=Optional[6],"
                    + " pdeathsig=Optional[SIGKILL], limits=LimitsSpec[as=Optional[0:1024], core=Optional[1:1024],"
                    + " cpu=Optional[2:1024], data=Optional[3:1024], fsize=Optional[4:1024], locks=Optional[5:1024],"
                    + " memlock=Optional[6:1024], msgqueue=Optional[7:1024], nice=Optional[8:1024],"
                    + " nofile=Optional[9:1024], nproc=Optional[10:1024], rss=Optional[11:1024],"
                    + " rtprio=Optional[12:1024], rttime=Optional[13:1024], sigpending=Optional[14:1024],"
                    + " stack=Optional[15:1024]]], identity=IdentitySpec[group=Optional[4],"
                    + " supplementary_groups=Optional[[adm, 4]], set_user_env=true], redirect_stderr=true,"
                    + " stdout=OutputSpec[" + expected + "], stderr=OutputSpec[" + expected + "]]"));
    }

    @ParameterizedTest
    @MethodSource({"allOptionsOtherwise", "moreOptionsOtherwise", "programOptionsOtherwise"})
    void have_a_place_for_every_option(Class<? extends Record> spec, String options, String expected)
            throws ConfigException {
        FakeSurroundings world = new FakeSurroundings().with("/x", "[s]\n" + options);
        Findings findings = new Findings();
        SectionBinder binder = new SectionBinder(
                ConfigFiles.read("/x", world, findings).sections().getFirst(),
                SectionBinder.Ending.NOTHING,
                new KnownValues(world),
                findings);
        SectionShape<? extends Record> shape = SectionShape.of(spec);
        SectionValues values = binder.values(shape);

        binder.bind(shape.steps(), _ -> Expansion.ofEnvironment(Map.of()), values);

        assertThat(options.lines().map(line -> line.split(" ")[0]))
                .containsExactlyInAnyOrderElementsOf(optionsOf(spec));
        assertThat(binder.make(shape, values).map(Object::toString)).contains(expected);
    }
}
