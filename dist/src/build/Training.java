import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Makes the AOT caches: runs the daemon and the client of the distribution once, on real processes, through what they do in
 * their everyday life. A JVM that writes a cache does so as it ends, so a daemon that cannot be started, controlled and shut
 * down breaks the build.
 */
final class Training {
    private static final String SESSION = """
        status
        start brief
        restart worker:*
        stop worker:worker_1
        start worker:worker_1
        start missing
        signal USR1 worker:worker_0
        signal KILL worker:worker_0
        signal KILL mortal
        pid
        pid worker:worker_0
        tail worker:worker_0
        tail worker:worker_0 stderr
        maintail
        clear worker:worker_0
        version
        start herd:*
        status
        signal KILL herd:*
        status herd:*
        stop herd:*
        start herd:*
        signal KILL herd:*
        status herd:*
        stop herd:*
        start herd:*
        stop herd:*
        start herd:*
        status
        start flood told
        status
        help
        help start
        nonsense
        status worker:* brief nobody
        stop all
        status
        """;

    /**
     * Methods that are compiled here are compiled in each daemon as soon as possible ({@code AOTCompileEagerly}), so
     * that hundreds can be started before any method has run often. Those should be the methods that run 3,200 times
     * here, and so with each start, line of output or event; all that run 400 times would be twice as much to compile,
     * and a mebibyte.
     */
    private static final String COMPILED_EARLY = "CompileThresholdScaling=16";

    private final Path home;
    private final Path scratch;

    Training(Path home, Path scratch) {
        this.home = home;
        this.scratch = scratch;
    }

    void run() throws IOException, InterruptedException {
        Path configuration = scratch.resolve("supervisord.conf");
        Files.writeString(configuration, configuration());
        Process daemon = start(
                "supervisord",
                "daemon",
                options("supervisord", text -> text.replaceFirst("CompileThresholdScaling=[0-9]+", COMPILED_EARLY)),
                List.of("-n", "-c", configuration.toString()));
        StringBuffer said = new StringBuffer();
        try (BufferedReader lines = daemon.inputReader()) {
            readUntil("supervisord started with pid", lines, said);
            // It says more than a pipe holds, and would wait.
            Thread.ofPlatform().daemon().start(() -> lines.lines()
                    .forEach(line -> said.append(line).append('\n')));
            follow(configuration);
            control(configuration);
            finish(daemon, "supervisord", said);
        } finally {
            daemon.destroy();
            daemon.waitFor(1, TimeUnit.MINUTES);
            daemon.destroyForcibly();
        }
    }

    /** Lets a client without a cache look at a log as it grows, which in a session would never end. */
    private void follow(Path configuration) throws IOException {
        Process client = new ProcessBuilder(
                        home.resolve("bin/supervisorctl").toString(),
                        "-c",
                        configuration.toString(),
                        "tail",
                        "-f",
                        "worker:worker_0")
                .redirectErrorStream(true)
                .start();
        readUntil("working", client.inputReader(), new StringBuffer());
        client.destroy();
    }

    private void control(Path configuration) throws IOException, InterruptedException {
        Process client = start(
                "supervisorctl",
                "client",
                options("supervisorctl", UnaryOperator.identity()),
                List.of("-c", configuration.toString()));
        try (var typed = client.outputWriter()) {
            typed.write(SESSION);
            typed.write("shutdown\ny\n");
        }
        StringBuilder said =
                new StringBuilder(new String(client.getInputStream().readAllBytes()));
        finish(client, "supervisorctl", said);
    }

    /** As bin/NAME would (start.c), but writing the cache instead of reading it. */
    private Process start(String name, String mode, Path options, List<String> arguments) throws IOException {
        String invoked = home.resolve("bin").resolve(name).toString();
        List<String> command = new ArrayList<>(List.of(
                home.resolve("libexec/launch").toString(),
                mode,
                invoked,
                home.resolve("runtime/bin").resolve(name).toString(),
                "-XX:AOTCacheOutput=" + cache(name),
                "-Dsupervisor.home=" + home,
                "-Djava.library.path=" + home.resolve("libexec"),
                "-cp",
                home.resolve("lib").resolve(name + ".jar").toString(),
                "@" + options,
                invoked));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private Path options(String name, UnaryOperator<String> change) throws IOException {
        String told = Files.readString(home.resolve("lib").resolve(name + ".options"));
        return Files.writeString(scratch.resolve(name + ".options"), change.apply(told));
    }

    private Path cache(String name) {
        return home.resolve("lib").resolve(name + ".aot");
    }

    private void finish(Process process, String name, CharSequence said) throws IOException, InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES) || Files.notExists(cache(name))) {
            throw new IOException("the training of " + name + " left no cache; it said:\n" + said);
        }
    }

    private static void readUntil(String wanted, BufferedReader lines, StringBuffer said) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.contains(wanted)) {
            said.append(line).append('\n');
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("ended before \"" + wanted + "\":\n" + said);
        }
    }

    private String configuration() {
        return """
            [unix_http_server]
            file=%1$s/control.sock
            [supervisord]
            logfile=%1$s/supervisord.log
            pidfile=%1$s/supervisord.pid
            childlogdir=%1$s
            loglevel=debug
            [rpcinterface:supervisor]
            supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
            [supervisorctl]
            serverurl=unix://%1$s/control.sock
            [program:worker]
            command=/bin/sh -c "echo working; echo 'a problem' >&2; trap : USR1; while :; do sleep 1; done"
            process_name=%%(program_name)s_%%(process_num)s
            numprocs=2
            stopasgroup=true
            environment=KEY="value"
            [program:talker]
            command=/bin/sh -c "i=0; while [ $i -lt 60 ]; do echo talking; i=$((i+1)); done"
            startsecs=0
            autorestart=false
            stdout_logfile_maxbytes=100
            stdout_logfile_backups=3
            [program:teller]
            command=/bin/sh -c "i=0; while [ $i -lt 40 ]; do echo telling; i=$((i+1)); done"
            startsecs=0
            autorestart=false
            stdout_logfile=NONE
            stdout_events_enabled=true
            [eventlistener:ear]
            command=/bin/sh -c "echo READY; while read -r line; do head -c ${line##*len:} >/dev/null; printf 'RESULT 2\\nOKREADY\\n'; done"
            events=PROCESS_LOG,PROCESS_STATE
            startsecs=0
            [program:herd]
            command=/bin/sleep 1000
            process_name=%%(program_name)s_%%(process_num)s
            numprocs=200
            startsecs=0
            autostart=false
            [program:flood]
            command=/bin/sh -c "yes 'a line of output as it comes from a program that says much' | head -n 400000"
            startsecs=0
            autostart=false
            autorestart=false
            stdout_logfile_maxbytes=1MB
            stdout_logfile_backups=3
            [program:told]
            command=/bin/sh -c "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do yes 'a line of output that a listener is told of' | head -n 400; done"
            startsecs=0
            autostart=false
            autorestart=false
            stdout_logfile=NONE
            stdout_events_enabled=true
            [program:brief]
            command=/bin/true
            startsecs=0
            autorestart=false
            autostart=false
            [program:mortal]
            command=/bin/sleep 1000
            startsecs=0
            [program:missing]
            command=/nonexistent/program
            autostart=false
            startretries=1
            """.formatted(scratch);
    }
}
