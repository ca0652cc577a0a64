package dev.supervisor.metrics;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.history.RestartReason;
import dev.supervisor.metrics.DaemonFigures.Pool;
import dev.supervisor.metrics.Exposition.Kind;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.picture.ProcessPicture;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import dev.supervisor.time.Now;
import dev.supervisor.usage.ProcessTrees;
import dev.supervisor.usage.TreeUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * All figures on one page. The first ones are named as by the exporters that others have written for supervisord (node_exporter's collector,
 * supervisord_exporter), so that their dashboards and alerts find them. May block, as it reads the table of processes.
 */
public final class MetricsPage {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Exposition page = new Exposition();
    private final DaemonFigures daemon;
    private final List<ProcessPicture> processes;
    private final Map<Namespec, OutputFigures> written;
    private final ProcessTable table;
    private final ProcessTrees trees;

    /** @param written how much each of the processes has written */
    public MetricsPage(
            DaemonFigures daemon,
            List<ProcessPicture> processes,
            Map<Namespec, OutputFigures> written,
            ProcessTable table) {
        this.daemon = daemon;
        this.processes = processes;
        this.written = written;
        this.table = table;
        this.trees = new ProcessTrees(table.entries());
    }

    /** The text. */
    public String text() {
        asOthersNameThem();
        lives();
        usage();
        output();
        ofTheDaemon();
        return page.text();
    }

    private void asOthersNameThem() {
        page.family("supervisord_up", Kind.GAUGE, "Whether supervisord answers.")
                .sample(Map.of(), 1);
        each("node_supervisord_up", Kind.GAUGE, "Process Up", process -> isUp(process) ? 1.0 : 0.0);
        each("node_supervisord_state", Kind.GAUGE, "Process State", process ->
                (double) process.state().code().number());
        each("node_supervisord_exit_status", Kind.GAUGE, "Process Exit Status", process ->
                (double) process.history().exitstatus());
        eachOf(
                "node_supervisord_start_time_seconds",
                Kind.COUNTER,
                "Process start time",
                process -> isUp(process) ? process.history().lastStart().map(MetricsPage::seconds) : Optional.empty());
        page.family("supervisor_process_info", Kind.GAUGE, "Supervisor process information");
        for (ProcessPicture process : processes) {
            SequencedMap<String, String> labels = labels(process);
            labels.put("state", process.state().code().name());
            labels.put(
                    "start",
                    process.history()
                            .lastStart()
                            .map(start -> Long.toString(start.wall().getEpochSecond()))
                            .orElse("0"));
            labels.put("exit_status", Integer.toString(process.history().exitstatus()));
            page.sample(labels, process.state().code() == ProcessStateCode.RUNNING ? 1 : 0);
        }
    }

    private void lives() {
        each("supervisord_process_starts_total", Kind.COUNTER, "Children that were asked for.", process ->
                (double) process.past().tally().starts());
        page.family("supervisord_process_restarts_total", Kind.COUNTER, "Starts that followed on another run, by why.");
        for (ProcessPicture process : processes) {
            for (RestartReason reason : RestartReason.values()) {
                SequencedMap<String, String> labels = labels(process);
                labels.put("reason", reason.name().toLowerCase(Locale.ROOT));
                page.sample(labels, process.past().tally().restarts().getOrDefault(reason, 0L));
            }
        }
        page.family("supervisord_process_exits_total", Kind.COUNTER, "Ends of children, by exit code or signal.");
        for (ProcessPicture process : processes) {
            Map<Map<String, String>, Long> counts = new LinkedHashMap<>();
            process.past()
                    .tally()
                    .ends()
                    .forEach((status, count) -> counts.merge(labels(process, status), count, Long::sum));
            counts.forEach(page::sample);
        }
    }

    private void usage() {
        ofTree(
                "supervisord_process_cpu_seconds_total",
                Kind.COUNTER,
                "Processor time of the child and all below it.",
                tree -> seconds(tree.cpu()));
        ofTree("supervisord_process_resident_memory_bytes", Kind.GAUGE, "Memory of the child and all below it.", tree ->
                (double) tree.memoryBytes());
        ofTree("supervisord_process_processes", Kind.GAUGE, "The child and all below it.", tree ->
                (double) tree.members().size());
        ofTree("supervisord_process_threads", Kind.GAUGE, "Threads of the child and all below it.", tree ->
                (double) tree.tasks());
        ofTree(
                "supervisord_process_open_fds",
                Kind.GAUGE,
                "Descriptors of the child and all below it.",
                tree -> tree.members().stream()
                        .mapToDouble(member -> table.descriptors(member.pid()).orElse(0))
                        .sum());
    }

    private void output() {
        ofStreams(
                "supervisord_process_log_bytes_total",
                "Bytes that the process has written.",
                OutputFigures.Stream::bytes);
        ofStreams(
                "supervisord_process_log_lost_bytes_total",
                "Bytes of those that could not be kept.",
                OutputFigures.Stream::lostBytes);
    }

    private void ofTheDaemon() {
        page.family("supervisord_info", Kind.GAUGE, "What this supervisord is.").sample(daemon.labels(), 1);
        page.family("supervisord_loop_longest_turn_seconds", Kind.GAUGE, "The longest turn of the main loop so far.")
                .sample(Map.of(), seconds(daemon.longestTurn()));
        page.family("supervisord_listener_waiting_events", Kind.GAUGE, "Events that wait for a listener of the pool.");
        ofPools((labels, pool) -> page.sample(labels, pool.waiting()));
        page.family("supervisord_listener_dropped_events_total", Kind.COUNTER, "Events that a full pool has dropped.");
        ofPools((labels, pool) -> page.sample(labels, pool.dropped()));
        page.family("supervisord_failed_logins_total", Kind.COUNTER, "Logins with a wrong name or password.")
                .sample(Map.of(), daemon.failedLogins());
        page.family("process_start_time_seconds", Kind.GAUGE, "When supervisord began to run, or started over.")
                .sample(Map.of(), seconds(daemon.startedAt()));
        Pid self = new Pid(daemon.pid());
        trees.entry(self).ifPresent(entry -> page.family(
                        "process_cpu_seconds_total", Kind.COUNTER, "Processor time of supervisord.")
                .sample(Map.of(), seconds(entry.ownCpu()))
                .family("process_resident_memory_bytes", Kind.GAUGE, "Memory of supervisord.")
                .sample(Map.of(), entry.memoryBytes())
                .family("process_threads", Kind.GAUGE, "Threads of supervisord.")
                .sample(Map.of(), entry.tasks()));
        OptionalInt open = table.descriptors(self);
        if (open.isPresent()) {
            page.family("process_open_fds", Kind.GAUGE, "Descriptors of supervisord.")
                    .sample(Map.of(), open.getAsInt());
        }
    }

    private void each(String name, Kind kind, String help, Function<ProcessPicture, Double> value) {
        eachOf(name, kind, help, value.andThen(Optional::of));
    }

    private void eachOf(String name, Kind kind, String help, Function<ProcessPicture, Optional<Double>> value) {
        page.family(name, kind, help);
        processes.forEach(process -> value.apply(process).ifPresent(figure -> page.sample(labels(process), figure)));
    }

    private void ofTree(String name, Kind kind, String help, Function<TreeUsage, Double> value) {
        eachOf(name, kind, help, process -> process.pid().flatMap(trees::of).map(value));
    }

    private void ofStreams(String name, String help, Function<OutputFigures.Stream, Long> value) {
        page.family(name, Kind.COUNTER, help);
        for (ProcessPicture process : processes) {
            for (StdStream stream : StdStream.values()) {
                SequencedMap<String, String> labels = labels(process);
                labels.put("stream", stream.word());
                OutputFigures output = written.get(process.name());
                page.sample(labels, value.apply(stream.choose(output.stdout(), output.stderr())));
            }
        }
    }

    private void ofPools(BiConsumer<Map<String, String>, Pool> sample) {
        daemon.pools().forEach(pool -> sample.accept(Map.of("group", pool.group()), pool));
    }

    private static SequencedMap<String, String> labels(ProcessPicture process) {
        SequencedMap<String, String> labels = new LinkedHashMap<>();
        labels.put("name", process.name().process());
        labels.put("group", process.name().group());
        return labels;
    }

    /** Whether the kernel wrote a core file makes no other end. */
    private static SequencedMap<String, String> labels(ProcessPicture process, WaitStatus status) {
        SequencedMap<String, String> labels = labels(process);
        labels.put("code", status instanceof ExitedWith(int code) ? Integer.toString(code) : "");
        labels.put("signal", status instanceof KilledBy(Signal signal, boolean _) ? signal.toString() : "");
        return labels;
    }

    private static boolean isUp(ProcessPicture process) {
        return switch (process.state().code()) {
            case STARTING, RUNNING, STOPPING -> true;
            case STOPPED, BACKOFF, EXITED, FATAL, UNKNOWN -> false;
        };
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }

    private static double seconds(Now time) {
        return seconds(time.wall());
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / MILLIS_PER_SECOND;
    }
}
