package dev.supervisor.child;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.line.LineForm;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.OutputSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The log files of one process, AUTO resolved.
 *
 * @param stderr absent if standard error goes where standard output goes
 */
public record ChildLogs(StreamPlan stdout, Optional<StreamPlan> stderr) {

    /**
     * Makes the AUTO logs, empty and mode 0600 (supervisor/options.py get_autochildlog_name).
     *
     * @param stderr absent if standard error goes where standard output goes
     * @throws SystemException if {@code childlogdir} does not take them
     */
    public static ChildLogs make(
            String processName, OutputSpec stdout, Optional<OutputSpec> stderr, LogSurroundings daemon, Files files)
            throws SystemException {
        StreamPlan stdoutPlan = channel(processName, stdout, StdStream.STDOUT, daemon, files);
        if (stderr.isEmpty()) {
            return new ChildLogs(stdoutPlan, Optional.empty());
        }
        return new ChildLogs(
                stdoutPlan, Optional.of(channel(processName, stderr.get(), StdStream.STDERR, daemon, files)));
    }

    public OutputPlan plan() {
        return new OutputPlan(stdout, stderr);
    }

    /** The file of standard output that people read, if it has one. */
    public Optional<String> stdoutPath() {
        return stdout.readable().map(LogFilePlan::path);
    }

    /** The file of standard error that people read, if it has one of its own. */
    public Optional<String> stderrPath() {
        return stderr.flatMap(StreamPlan::readable).map(LogFilePlan::path);
    }

    /** Where standard output goes, as a sentence, if there is no file that keeps it. */
    public Optional<String> stdoutElsewhere(Namespec name) {
        return elsewhere(stdout, name, StdStream.STDOUT);
    }

    /** Where standard error goes, as a sentence, if there is no file that keeps it. */
    public Optional<String> stderrElsewhere(Namespec name) {
        return stderr.isPresent()
                ? elsewhere(stderr.get(), name, StdStream.STDERR)
                : Optional.of("stderr of " + name + " goes where its stdout goes (redirect_stderr)");
    }

    private static Optional<String> elsewhere(StreamPlan plan, Namespec name, StdStream stream) {
        if (plan.readable().filter(file -> !RotatingLog.isDevice(file.path())).isPresent()) {
            return Optional.empty();
        }
        List<String> places = new ArrayList<>(plan.paths());
        if (plan.syslog()) {
            places.add("syslog");
        }
        String goes = places.isEmpty()
                ? "is kept nowhere"
                : "goes to " + String.join(" and ", places) + ", where it cannot be read back";
        return Optional.of("%s of %s %s; %s_logfile_also = PATH keeps it in a file"
                .formatted(stream.word(), name, goes, stream.word()));
    }

    private static StreamPlan channel(
            String processName, OutputSpec output, StdStream stream, LogSurroundings daemon, Files files)
            throws SystemException {
        return switch (output.logfile()) {
            case LogTarget.None _ -> plan(Optional.empty(), output.syslog(), output, daemon);
            case LogTarget.Syslog _ -> plan(Optional.empty(), true, output, daemon);
            case LogTarget.File(String path) -> plan(Optional.of(path), output.syslog(), output, daemon);
            case LogTarget.Auto _ -> {
                String prefix = processName + "-" + stream.word() + "---" + daemon.identifier() + "-";
                String path = files.createUnique(daemon.childlogdir(), prefix, ".log");
                yield plan(Optional.of(path), output.syslog(), output, daemon);
            }
        };
    }

    private static StreamPlan plan(Optional<String> file, boolean syslog, OutputSpec output, LogSurroundings daemon) {
        return new StreamPlan(
                file.map(path -> filePlan(path, output, output.places().format())),
                further(output),
                syslog || output.places().also().contains(new LogTarget.Syslog()),
                output.events_enabled(),
                output.capture_maxbytes().bytes(),
                daemon.stripAnsi());
    }

    private static List<LogFilePlan> further(OutputSpec output) {
        List<LogFilePlan> further = new ArrayList<>();
        for (LogTarget place : output.places().also()) {
            switch (place) {
                case LogTarget.File(String path) ->
                    further.add(filePlan(path, output, output.places().also_format()));
                case LogTarget.Syslog _, LogTarget.None _, LogTarget.Auto _ -> {}
            }
        }
        return List.copyOf(further); // as a rule there are none, and all such lists are one
    }

    private static LogFilePlan filePlan(String path, OutputSpec output, LineForm form) {
        return new LogFilePlan(path, output.logfile_maxbytes().bytes(), output.logfile_backups(), form);
    }
}
