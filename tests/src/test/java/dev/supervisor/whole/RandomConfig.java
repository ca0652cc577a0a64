package dev.supervisor.whole;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A configuration as people write them, with all that they get wrong; made of a seed. */
final class RandomConfig {
    /** A mistake is made once in this many cases. */
    private static final int RARELY = 12;

    private static final int SELDOM = 40;

    /** Values that [supervisord] accepts here and in 4.4 only, which is a row of the manual. */
    private static final String READ_BY_THE_COMING_VERSION = ".*(%%|ENV_X).*";

    private static final List<String> WORDS =
            List.of("web", "worker", "api", "queue-1", "horizon", "app_2", "a.b", "w", "celery", "x");
    private static final List<String> NUMBERS = List.of(
            "0", "1", "2", "3", "10", "007", "+5", "-1", " 4 ", "1_0", "1e3", "0x10", "2.5", "", "abc", "10s", "３");
    private static final List<String> BOOLEANS =
            List.of("true", "false", "yes", "no", "on", "off", "1", "0", "TRUE", "Yes", "flase", "", "t", "\"true\"");
    private static final List<String> SIZES = List.of(
            "0", "1MB", "50MB", "10 MB", "1kb", "2GB", "5M", "1024", "-1", "1.5MB", "", "KB", "50mb ; big", "10MB;x");
    private static final List<String> LOGS = List.of(
            "/tmp/%(program_name)s.log",
            "dir/%(program_name)s-%(process_num)02d.log",
            "/dev/stdout",
            "/dev/fd/1",
            "NONE",
            "none",
            "AUTO",
            "syslog",
            "",
            "off",
            "/no/such/dir/x.log",
            "\"/tmp/x.log\"",
            "~/x.log",
            "%(here)s/dir/x.log",
            "$HOME/x.log",
            "dir/100%%%%.log",
            "dir/100%%.log",
            "/tmp/a b.log ; comment",
            "%(ENV_HOME)s/x.log",
            "%(ENV_NOPE)s/x.log");
    private static final List<String> COMMANDS = List.of(
            "/bin/cat",
            "php artisan queue:work --tries=3",
            "sh -c 'exec sleep 1; true'",
            "sh -c \"echo %%(x)s; cat\"",
            "/bin/cat ; the comment",
            "/bin/cat #not one",
            "/bin/cat;x",
            "python -c \"print('a')\" \\\n  --flag=%(process_num)d",
            "/bin/cat\n  --one\n  --two ; not this\n  ; nor this\n  --three",
            "%(ENV_HOME)s/bin/x %(here)s",
            "cd /srv && ./run",
            "bash -c 'a ; b'",
            "date +%H",
            "date +%%H",
            "gunicorn %(program_name)s:app -b :80%(process_num)02d",
            "x %(group_name)s %(host_node_name)s %(numprocs)d",
            "x '%(nope)s'",
            "é ü 日本",
            "",
            "%(process_num)5d|%(process_num)-5d|%(program_name)10s|%(program_name).2s",
            "%(process_num)x %(process_num)r %(program_name)c");
    private static final List<String> ENVIRONMENTS = List.of(
            "A=1",
            "A=\"1\",B='two'",
            "A=1,B=2,",
            "A = 1 , B = 2",
            "A=\"x,y=z\"",
            "JSON='{\"a\": [1, 2]}'",
            "PATH=\"/opt/bin:%(ENV_Y)s\"",
            "HOME=\"/srv\",X=\"%(ENV_X)s\"",
            "H=\"%(ENV_HOME)s/%(here)s\"",
            "A=$HOME",
            "A=http://h:1/?q=1",
            "A=a-b+c.d(e):f",
            "A=\"a#b\",B=2 # x",
            "A=1\n B=2",
            "A=1,\n  B=2,\n  C=\"3 ; 4\"",
            "A=\"x\".\n  B=\"y\"",
            "PW=\"p\\a\\\\s\"",
            "PW=\"a\\\"b\"",
            "A='it''s'",
            "A=it's",
            "A=\"unclosed",
            "A",
            "A=",
            "A=\"\"",
            "A==1",
            "A=1;B=2",
            "A=1 B=2",
            "N=%(process_num)d,P=%(program_name)s",
            "A=\"100%%\"",
            "A=\"100%\"",
            "A=\"100%%%%\"",
            "a.b=1,C-D=2",
            "A=1,A=2",
            "\"A\"=1",
            "A=é,B=\"日本\"",
            "A=user@host",
            "A=`id`",
            "A=a\"b c\"d",
            "");
    private static final List<String> EXIT_CODES =
            List.of("0", "0,2", "0, 2", "0,1,2,", "", "256", "-1", "abc", "0;1", "0 1", "0x1", "1,1");
    private static final List<String> SIGNALS = List.of(
            "TERM", "SIGTERM", "term", "INT", "QUIT", "KILL", "9", "15", "0", "65", "SIGFOO", "", "WINCH", " HUP ");
    private static final List<String> USERS =
            List.of("root", "nobody", "0", "65534", "nosuchuser", "\"root\"", "", "-1");
    private static final List<String> NAMES = List.of(
            "%(program_name)s",
            "%(program_name)s_%(process_num)02d",
            "%(program_name)s-%(process_num)s",
            "%(process_num)d",
            "worker_%(process_num)03d",
            "x y",
            "a:b",
            "a/b",
            "same",
            "%(host_node_name)s-%(process_num)x",
            "%(group_name)s_%(process_num)i");
    private static final List<String> URLS = List.of("AUTO", "auto", "http://127.0.0.1:9001", "unix:///tmp/x", "", "x");
    private static final List<String> DIRECTORIES = List.of(
            "/tmp",
            "%(here)s",
            "dir",
            "/tmp/",
            "/no/such",
            "~",
            "%(ENV_HOME)s",
            "\"/tmp\"",
            "",
            "$HOME",
            "/srv/%(nope)s");
    private static final List<String> OCTALS = List.of("022", "22", "0o22", "0", "8", "abc", "777", "", "-1", "0700");
    private static final List<String> PRIORITIES = List.of("1", "999", "-5", "high", "", "10 ; first", "1.0", "100");
    private static final List<String> EVENTS = List.of(
            "TICK_5",
            "PROCESS_STATE",
            "TICK_60,PROCESS_LOG",
            "process_state_fatal",
            "EVENT",
            "NOPE",
            "",
            "TICK_5,",
            "REMOTE_COMMUNICATION");
    private static final List<String> LEVELS =
            List.of("info", "INFO", "debug", "warn", "warning", "error", "trace", "blather", "");

    private static final Map<String, List<String>> PROGRAM = program();
    private static final Map<String, List<String>> DAEMON = daemon();

    private final Random chance;
    private final StringBuilder text = new StringBuilder();
    private final List<String> programs = new ArrayList<>();

    /** Of each group another one: two of one name are a row of the manual. */
    private final List<String> names = new ArrayList<>(WORDS);

    private RandomConfig(Random chance) {
        this.chance = chance;
        Collections.shuffle(names, chance);
    }

    private static Map<String, List<String>> program() {
        Map<String, List<String>> options = new LinkedHashMap<>();
        options.put("process_name", NAMES);
        options.put("numprocs", List.of("1", "1", "1", "2", "3", "0", "-1", "two", ""));
        options.put("numprocs_start", NUMBERS);
        options.put("priority", PRIORITIES);
        List.of("startsecs", "startretries", "stopwaitsecs").forEach(name -> options.put(name, NUMBERS));
        List.of("autostart", "stopasgroup", "killasgroup", "redirect_stderr", "stdout_events_enabled", "stderr_syslog")
                .forEach(name -> options.put(name, BOOLEANS));
        options.put("autorestart", List.of("true", "false", "unexpected", "Unexpected", "always", "1", "no", ""));
        options.put("exitcodes", EXIT_CODES);
        options.put("stopsignal", SIGNALS);
        options.put("user", USERS);
        options.put("directory", DIRECTORIES);
        options.put("umask", OCTALS);
        options.put("serverurl", URLS);
        options.put("environment", ENVIRONMENTS);
        for (String channel : List.of("stdout", "stderr")) {
            options.put(channel + "_logfile", LOGS);
            options.put(channel + "_logfile_maxbytes", SIZES);
            options.put(channel + "_logfile_backups", NUMBERS);
            options.put(channel + "_capture_maxbytes", SIZES);
        }
        options.put("startsec", NUMBERS);
        options.put("auto_start", BOOLEANS);
        options.put("nosuch", List.of("%(nope)s", "x", "%"));
        return options;
    }

    private static Map<String, List<String>> daemon() {
        Map<String, List<String>> options = new LinkedHashMap<>();
        options.put(
                "logfile",
                List.of(
                        "/tmp/s.log",
                        "s.log",
                        "~/s.log",
                        "/no/such/s.log",
                        "%(here)s/s.log",
                        "/dev/null",
                        "syslog",
                        ""));
        options.put("pidfile", List.of("/tmp/s.pid", "%(ENV_HOME)s/s.pid", "/no/such/s.pid", "s.pid"));
        options.put("logfile_maxbytes", SIZES);
        options.put("logfile_backups", NUMBERS);
        options.put("loglevel", LEVELS);
        options.put("nodaemon", BOOLEANS);
        options.put("silent", BOOLEANS);
        options.put("minfds", NUMBERS);
        options.put("minprocs", NUMBERS);
        options.put("umask", OCTALS);
        options.put("user", USERS);
        options.put("identifier", WORDS);
        options.put("directory", DIRECTORIES);
        options.put("childlogdir", List.of("/tmp", "%(here)s", "/no/such"));
        options.put("nocleanup", BOOLEANS);
        options.put("strip_ansi", BOOLEANS);
        options.put(
                "environment",
                ENVIRONMENTS.stream()
                        .filter(value -> !value.matches(READ_BY_THE_COMING_VERSION))
                        .toList());
        return options;
    }

    /** The files of a seed. */
    static ConfigCase of(long seed) {
        return new RandomConfig(new Random(seed)).made(seed);
    }

    private ConfigCase made(long seed) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        daemonSections();
        for (int i = chance.nextInt(4); i > 0; i--) {
            programSection();
        }
        if (chance.nextInt(4) == 0) {
            groupSection();
        }
        if (chance.nextInt(4) == 0) {
            listenerSection();
        }
        if (chance.nextInt(8) == 0) {
            fcgiSection();
        }
        if (chance.nextInt(RARELY) == 0) {
            oddLine();
        }
        files.put(ConfigCase.MAIN, bytes());
        if (chance.nextInt(4) == 0) {
            text.setLength(0);
            text.append("[include]\nfiles = ")
                    .append(one(List.of("conf.d/*.conf", "%(here)s/conf.d/*.conf", "*.nope conf.d/a.conf")))
                    .append('\n');
            byte[] include = bytes();
            byte[] main = files.get(ConfigCase.MAIN);
            byte[] both = Arrays.copyOf(main, main.length + include.length);
            System.arraycopy(include, 0, both, main.length, include.length);
            files.put(ConfigCase.MAIN, both);
            text.setLength(0);
            programSection();
            files.put("conf.d/a.conf", bytes());
        }
        return new ConfigCase("-Dseed=" + seed, Optional.empty(), files);
    }

    /** Some were written on Windows. */
    private byte[] bytes() {
        String written = chance.nextInt(RARELY) == 0 ? text.toString().replace("\n", "\r\n") : text.toString();
        return written.getBytes(StandardCharsets.UTF_8);
    }

    private void daemonSections() {
        comment();
        text.append("[supervisord]\n");
        options(DAEMON, chance.nextInt(4));
        text.append("[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory")
                .append(one(List.of(" = ", "=", ": ")))
                .append("supervisor.rpcinterface:make_main_rpcinterface\n");
        if (chance.nextBoolean()) {
            text.append("[unix_http_server]\nfile = ")
                    .append(one(
                            List.of("/tmp/s.sock", "%(here)s/s.sock", "/tmp/s.sock   ; (the path)", "~/s.sock", "")))
                    .append('\n');
            if (chance.nextInt(3) == 0) {
                text.append("chmod=").append(one(OCTALS)).append('\n');
                text.append("chown=")
                        .append(one(List.of("root", "root:root", "nobody:nogroup", "0:0", "nope", "")))
                        .append('\n');
            }
        }
        if (chance.nextInt(4) == 0) {
            text.append("[inet_http_server]\nport = ")
                    .append(one(List.of(
                            "127.0.0.1:9001",
                            "*:9001",
                            ":9001",
                            "9001",
                            "localhost:9001",
                            "0",
                            "70000",
                            "x",
                            "",
                            "h:")))
                    .append("\nusername = u\npassword = p%%w ; secret\n");
        }
        if (chance.nextInt(3) == 0) {
            text.append("[supervisorctl]\nserverurl = unix:///tmp/s.sock\n");
        }
    }

    private void programSection() {
        String name = names.removeFirst();
        programs.add(name);
        text.append("[program:")
                .append(name)
                .append(chance.nextInt(SELDOM) == 0 ? " ]" : "]")
                .append(one(List.of("", "", " ; x", "  ")))
                .append('\n');
        command();
        options(PROGRAM, chance.nextInt(7));
    }

    private void groupSection() {
        text.append("[group:").append(names.removeFirst()).append("]\nprograms = ");
        text.append(String.join(one(List.of(",", ", ", " , ")), programs));
        text.append(one(List.of("", "", "", ",", ",nope"))).append('\n');
        if (chance.nextBoolean()) {
            option("priority", one(PRIORITIES));
        }
    }

    private void listenerSection() {
        text.append("[eventlistener:").append(names.removeFirst()).append("]\n");
        command();
        option("events", one(EVENTS));
        if (chance.nextInt(3) == 0) {
            option("buffer_size", one(NUMBERS));
        }
        options(PROGRAM, chance.nextInt(3));
    }

    private void fcgiSection() {
        text.append("[fcgi-program:").append(names.removeFirst()).append("]\n");
        command();
        option(
                "socket",
                one(List.of(
                        "unix:///tmp/%(program_name)s.sock",
                        "tcp://127.0.0.1:9002", "unix://x", "/tmp/x", "tcp://h", "")));
        options(PROGRAM, chance.nextInt(3));
    }

    private void command() {
        if (chance.nextInt(SELDOM) != 0) {
            option("command", one(chance.nextInt(4) == 0 ? COMMANDS : COMMANDS.subList(0, 3)));
        }
    }

    private void options(Map<String, List<String>> known, int count) {
        List<String> names = List.copyOf(known.keySet());
        for (int i = 0; i < count; i++) {
            String name = one(names);
            List<String> values = known.get(name);
            // mostly what can be used, or hardly a file could
            option(name, one(chance.nextInt(RARELY) > 0 ? values.subList(0, 1 + values.size() / 3) : values));
            comment();
        }
    }

    private void option(String name, String value) {
        String spelled = chance.nextInt(RARELY) == 0 ? name.toUpperCase(Locale.ROOT) : name;
        text.append(spelled)
                .append(one(List.of("=", " = ", ": ", "= ", " =", "\t=\t")))
                .append(value)
                .append(one(List.of("", "", "", " ", " ; a comment", " # another", ";none", "\t;tab", "  ;  x = y")))
                .append('\n');
    }

    private void comment() {
        text.append(one(List.of("", "", "", "\n", "; a = b\n", "# c\n", "  ; indented\n", "   \n", ";[program:no]\n")));
    }

    private void oddLine() {
        if (text.indexOf("_http_server]") < 0 && chance.nextInt(RARELY) == 0) {
            // beside a server the original takes this for an argument of the RPC interface, and says so only when it
            // opens the server
            text.append("[DEFAULT]\npriority=5\n");
        }
        text.append(one(List.of(
                "nonsense\n",
                "= value\n",
                "[unknown]\na=b\n  continued\n",
                "[unknown]\nx=%(nope)s\n",
                "[program:web]\nautostart=false\n",
                "[Program:web]\ncommand=x\n",
                "[program:]\ncommand=x\n",
                "[broken\n",
                "[a]b]\n",
                "key\n",
                "export A=1\n",
                "a b = c\n",
                "\ufeff\n",
                "[program:x\u00a0y]\ncommand=z\n",
                "directory=/tmp\u00a0\n",
                "directory=/tmp\u2003;x\n",
                "[unknown]\na=b\n\u000bdirectory=/tmp\n",
                "directory=/tmp\fx\n",
                "directory=/t\u0085mp\n")));
    }

    private String one(List<String> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
