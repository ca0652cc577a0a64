package dev.supervisor.output;

import dev.supervisor.line.LineForm;
import dev.supervisor.logfile.RotatingLog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The destinations of one output stream of a process.
 *
 * @param file the log file, if there is one
 * @param further further logs, best effort: no start fails because of them
 * @param syslog whether each line also goes to syslog
 * @param events whether each piece is also a PROCESS_LOG event
 * @param captureBytes the greatest number of bytes kept between the capture tokens; 0: tokens mean nothing
 * @param withoutAnsi whether escape sequences are removed
 */
public record StreamPlan(
        Optional<LogFilePlan> file,
        List<LogFilePlan> further,
        boolean syslog,
        boolean events,
        long captureBytes,
        boolean withoutAnsi) {

    /** Read and thrown away. */
    public static final StreamPlan DISCARD = new StreamPlan(Optional.empty(), false, false, 0, false);

    /** In one file at most. */
    public StreamPlan(
            Optional<LogFilePlan> file, boolean syslog, boolean events, long captureBytes, boolean withoutAnsi) {
        this(file, List.of(), syslog, events, captureBytes, withoutAnsi);
    }

    /**
     * @param maxbytes rotated once it has this size; 0: never
     * @param backups rotated files that are kept
     * @param form how it has the output
     */
    public record LogFilePlan(String path, long maxbytes, int backups, LineForm form) {

        /** With the output as it is. */
        public LogFilePlan(String path, long maxbytes, int backups) {
            this(path, maxbytes, backups, LineForm.RAW);
        }
    }

    /** Kept in a file as it is, and nothing else. */
    public static StreamPlan inFile(LogFilePlan file) {
        return new StreamPlan(Optional.of(file), false, false, 0, false);
    }

    /** Whether it makes events and goes into no log, not even the system's. */
    public boolean isForListenersOnly() {
        return events && file.isEmpty() && further.isEmpty() && !syslog;
    }

    /** The one that people read: the first that keeps what is written, or else the first. */
    public Optional<LogFilePlan> readable() {
        return files().filter(each -> !RotatingLog.isDevice(each.path()))
                .findFirst()
                .or(() -> files().findFirst());
    }

    /** All its files and devices. */
    public List<String> paths() {
        return files().map(LogFilePlan::path).toList();
    }

    Stream<LogFilePlan> files() {
        return Stream.concat(file.stream(), further.stream());
    }
}
