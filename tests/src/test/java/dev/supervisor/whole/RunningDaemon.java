package dev.supervisor.whole;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A daemon in the foreground, in a directory of its own, with a client to ask it. Ends with the test. */
final class RunningDaemon implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Pattern NOTE = Pattern.compile("^\\S+ \\S+ [A-Z]{4} (spawned: '([^']+)'|success: (\\S+) |"
            + "exited: (\\S+) |stopped: (\\S+) |gave up: (\\S+) |killing '([^']+)' )(.*)$");

    private final Path directory;
    private final Process process;
    private Peer client;

    private RunningDaemon(Peer client, Path directory, Process process) {
        this.client = client;
        this.directory = directory;
        this.process = process;
    }

    /** Starts it on {@code programs} behind the sections that every test needs, and waits until it answers. */
    static RunningDaemon start(Peer peer, Path directory, String programs) throws IOException {
        Path file = configuration(directory, System.getProperty("user.name"), programs);
        return startOn(peer, directory, file);
    }

    /** As {@link #start}, ours, run by a user other than root. */
    static RunningDaemon startAs(OrdinaryUser user, Path directory, String programs) throws IOException {
        Path file = configuration(directory, OrdinaryUser.name(), programs);
        return launch(
                Peer.OURS,
                directory,
                file,
                user.command(List.of(user.daemon().toString(), "-n", "-c", file.toString())),
                Map.of());
    }

    /** As {@link #start}, ours, called by these words. */
    static RunningDaemon startBy(List<String> daemon, Path directory, String programs) throws IOException {
        Path file = configuration(directory, System.getProperty("user.name"), programs);
        List<String> command = new ArrayList<>(daemon);
        command.addAll(List.of("-n", "-c", file.toString()));
        return launch(Peer.OURS, directory, file, command, Map.of());
    }

    private static Path configuration(Path directory, String user, String programs) throws IOException {
        Files.createDirectories(directory);
        return Files.writeString(directory.resolve("supervisord.conf"), """
            [supervisord]
            logfile = %%(here)s/supervisord.log
            pidfile = %%(here)s/supervisord.pid
            childlogdir = %%(here)s
            nodaemon = true
            user = %s
            loglevel = debug

            [unix_http_server]
            file = %%(here)s/s.sock

            [rpcinterface:supervisor]
            supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

            [supervisorctl]
            serverurl = unix://%%(here)s/s.sock

            """.formatted(user) + programs);
    }

    /** As {@link #start}, with more in its environment. */
    static RunningDaemon startWith(Map<String, String> environment, Peer peer, Path directory, String programs)
            throws IOException {
        Path file = configuration(directory, System.getProperty("user.name"), programs);
        return launch(peer, directory, file, command(peer, file), environment);
    }

    /** As {@link #start}, ours, in a control group that is there. */
    static RunningDaemon startIn(Path group, Path directory, String programs) throws IOException {
        Path file = configuration(directory, System.getProperty("user.name"), programs);
        List<String> inGroup = List.of(
                "/bin/sh",
                "-c",
                "echo $$ >\"$0\"; exec \"$@\"",
                group.resolve("cgroup.procs").toString());
        List<String> command = new ArrayList<>(inGroup);
        command.addAll(command(Peer.OURS, file));
        return launch(Peer.OURS, directory, file, command, Map.of());
    }

    private static List<String> command(Peer peer, Path file) {
        return List.of(peer.daemon().toString(), "-n", "-c", file.toString());
    }

    /** Starts it on a whole file. */
    static RunningDaemon startOn(Peer peer, Path directory, Path file) throws IOException {
        return launch(peer, directory, file, command(peer, file), Map.of());
    }

    private static RunningDaemon launch(
            Peer peer, Path directory, Path file, List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.directory(directory.toFile())
                .redirectOutput(directory.resolve("stdout").toFile())
                .redirectError(directory.resolve("stderr").toFile())
                .start();
        RunningDaemon daemon = new RunningDaemon(peer, directory, process);
        await().atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("ended with " + process.exitValue() + ": "
                        + Run.text(directory.resolve("stderr")) + Run.text(directory.resolve("stdout")));
            }
            return Run.of(directory, Peer.OURS.client(), List.of("-c", file.toString(), "pid"))
                    .out()
                    .strip()
                    .equals(Long.toString(process.pid()));
        });
        return daemon;
    }

    /** Lets the other one's client ask from now on. */
    RunningDaemon askedBy(Peer other) {
        client = other;
        return this;
    }

    long pid() {
        return process.pid();
    }

    Path directory() {
        return directory;
    }

    Run ctl(String... arguments) {
        return ctlOn("supervisord.conf", arguments);
    }

    /** The client, with another file than the daemon's. */
    Run ctlOn(String file, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-c", directory.resolve(file).toString()));
        all.addAll(List.of(arguments));
        return Run.of(directory, client.client(), all);
    }

    /** Names and states as {@code status} shows them. */
    Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        for (String line : ctl("status").lines()) {
            String[] words = line.split("\\s+", 3);
            states.put(words[0], words[1]);
        }
        return states;
    }

    void awaitState(String name, String state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() ->
                        org.assertj.core.api.Assertions.assertThat(states()).containsEntry(name, state));
    }

    int pidOf(String name) {
        return Integer.parseInt(ctl("pid", name).out().strip());
    }

    String log() {
        return Run.text(directory.resolve("supervisord.log"));
    }

    void awaitLog(String sentence) {
        await().atMost(PATIENCE).until(() -> log().contains(sentence));
    }

    /** For each process, what the activity log says of its life, without pids. */
    Map<String, List<String>> lives() {
        Map<String, List<String>> lives = new TreeMap<>();
        for (String line : log().lines().toList()) {
            Matcher note = NOTE.matcher(line);
            if (note.matches()) {
                String name = Stream.of(2, 3, 4, 5, 6, 7)
                        .map(note::group)
                        .filter(found -> found != null)
                        .findFirst()
                        .orElseThrow();
                lives.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(line.substring(line.indexOf(' ', 11) + 1).replaceAll("pid \\d+|\\(\\d+\\)", "pid N"));
            }
        }
        return lives;
    }

    /** Pids of its living children. */
    List<Long> children() {
        return process.children().map(ProcessHandle::pid).toList();
    }

    Process process() {
        return process;
    }

    /** Asks it to end, and waits until it has. */
    int shutDown() throws InterruptedException {
        process.destroy();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    @Override
    public void close() {
        List<ProcessHandle> left = process.descendants().toList();
        process.destroy();
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive());
        } finally {
            process.destroyForcibly();
            left.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
