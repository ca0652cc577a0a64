package dev.supervisor.sink;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.line.LineOrigin;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.output.AnsiEscapes;
import dev.supervisor.output.CaptureScanner;
import dev.supervisor.output.OutputTail;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where one stream of a process goes, whichever of its children writes it: first its log, then the system's, the activity log and the
 * listeners (supervisor/dispatchers.py). Pump thread only.
 */
public final class StreamSink {
    private final Namespec name;
    private final StdStream stream;
    private final SharedSinks shared;
    private final OutputTail tail;
    private final StreamCount count;
    private StreamPlan plan = StreamPlan.DISCARD;
    private StreamLogs logs = StreamLogs.NONE;

    StreamSink(Namespec name, StdStream stream, SharedSinks shared, OutputTail tail, StreamCount count) {
        this.name = name;
        this.stream = stream;
        this.shared = shared;
        this.tail = tail;
        this.count = count;
    }

    /** The logs that are open for it. */
    public StreamLogs logs() {
        return logs;
    }

    /**
     * Opens the logs of a plan, for {@link #goTo}. A further one that cannot be opened is logged, and each write tries
     * again.
     *
     * @throws SystemException if the first one cannot be opened; none is open then
     */
    StreamLogs open(StreamPlan other, Now now) throws SystemException {
        List<LogInForm> opened = new ArrayList<>();
        if (other.file().isPresent()) {
            LogFilePlan file = other.file().get();
            opened.add(new LogInForm(shared.shelf().borrow(file, now), file.form()));
        }
        return withFurther(opened, other, now);
    }

    /** As {@link #open}, with the first one like the others. */
    StreamLogs openAnyway(StreamPlan other, Now now) {
        List<LogInForm> opened = new ArrayList<>();
        other.file().ifPresent(file -> opened.add(anyway(file, now)));
        return withFurther(opened, other, now);
    }

    private StreamLogs withFurther(List<LogInForm> opened, StreamPlan other, Now now) {
        other.further().forEach(file -> opened.add(anyway(file, now)));
        List<LogInForm> byLine = opened.stream().filter(log -> !log.isRaw()).toList();
        return new StreamLogs(
                opened.stream().filter(LogInForm::isRaw).map(LogInForm::log).toList(),
                byLine.isEmpty() ? Optional.empty() : Optional.of(new LineLogs(byLine, origin(), shared.lineDesk())),
                count);
    }

    private LogInForm anyway(LogFilePlan file, Now now) {
        return new LogInForm(shared.shelf().borrowAnyway(file, now), file.form());
    }

    private LineOrigin origin() {
        return new LineOrigin(
                SystemText.encode(name.toString()),
                SystemText.encode(name.group()),
                SystemText.encode(name.process()),
                stream.word());
    }

    boolean goesBy(StreamPlan other) {
        return plan.equals(other);
    }

    void goTo(StreamPlan other, StreamLogs otherLogs) {
        plan = other;
        logs = otherLogs;
    }

    /** The scanner for capture tokens in the output of one child, if they mean anything. */
    public Optional<CaptureScanner> newScanner() {
        return plan.captureBytes() != 0
                ? Optional.of(new CaptureScanner(plan.captureBytes(), this::clean))
                : Optional.empty();
    }

    /** This was read, whatever becomes of it; does not use it up. */
    public void saw(ByteBuffer piece) {
        tail.saw(piece);
        count.wrote(piece.remaining());
    }

    /** Whether each piece is an event that somebody awaits. */
    public boolean makesEvents() {
        return plan.events() && shared.events().logIsAwaited(stream);
    }

    /** True if there is no room for another event. */
    public boolean eventsAreCrowded() {
        return shared.events().areCrowded();
    }

    /** Takes a piece of output in which no tokens are looked for; uses it up. */
    public void take(ByteBuffer piece, Pid writer, Now now) {
        if (onlyTheFileSeesIt()) {
            count.lost(logs.write(piece, writer, now));
        } else if (plan.withoutAnsi()) {
            output(clean(bytesOf(piece)), writer, now);
        } else {
            byte[] bytes = bytesOf(piece.duplicate());
            count.lost(logs.write(piece, writer, now));
            tell(bytes, writer, now);
        }
    }

    /** Takes what a scanner of this sink has found. */
    public void take(CaptureScanner.Piece piece, Pid writer, Now now) {
        switch (piece) {
            case CaptureScanner.Piece.Output(byte[] bytes) -> output(bytes, writer, now);
            case CaptureScanner.Piece.Captured(byte[] bytes) -> show(bytes, writer, now);
            case CaptureScanner.Piece.Communication(byte[] bytes) -> {
                shared.events().publishCommunication(stream, name, writer, bytes, now);
                shared.narrator().communicationEmitted(name.process(), stream);
            }
        }
    }

    /** Takes a piece of output in which tokens begin and end; the line at its end may go on. */
    public void takeWhole(byte[] bytes, Pid writer, Now now) {
        saw(ByteBuffer.wrap(bytes));
        Optional<CaptureScanner> scanner = newScanner();
        if (scanner.isPresent()) {
            scanner.get().take(bytes).forEach(piece -> take(piece, writer, now));
            scanner.get().end().forEach(piece -> take(piece, writer, now));
        } else {
            output(clean(bytes), writer, now);
        }
    }

    /** This many bytes were dropped while they waited for this. */
    public void lost(long bytes, Now now) {
        count.wrote(bytes);
        count.lost(bytes);
        logs.lose(bytes, "too much output waited for it", now);
    }

    /** Takes a piece of output for the log alone. */
    public void keep(byte[] bytes, Pid writer, Now now) {
        saw(ByteBuffer.wrap(bytes));
        count.lost(logs.write(shared.direct(clean(bytes)), writer, now));
    }

    /** This child will write no more of the line that it has begun. */
    public void endLine(Pid writer, Now now) {
        count.lost(logs.endLine(writer, now));
    }

    /** Ends what was begun: nothing more will be written. */
    void endLines(Now now) {
        count.lost(logs.endLines(now));
    }

    /** The pipe with this number has been closed. */
    public void ended(int fd) {
        shared.narrator().pipeClosed(fd, name.process(), stream);
    }

    /** The bytes of a piece, which is used up. */
    public static byte[] bytesOf(ByteBuffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        return bytes;
    }

    /** The way of nearly all output: its bytes are not even looked at. */
    private boolean onlyTheFileSeesIt() {
        return !plan.syslog()
                && !plan.withoutAnsi()
                && !makesEvents()
                && !shared.narrator().showsChildOutput();
    }

    private byte[] clean(byte[] bytes) {
        return plan.withoutAnsi() ? AnsiEscapes.strip(bytes) : bytes;
    }

    private void output(byte[] bytes, Pid writer, Now now) {
        count.lost(logs.write(shared.direct(bytes), writer, now));
        tell(bytes, writer, now);
    }

    /** To those beside the files. */
    private void tell(byte[] bytes, Pid writer, Now now) {
        if (plan.syslog()) {
            shared.systemLog().send(name.process(), bytes, now);
        }
        show(bytes, writer, now);
    }

    /** To those who see captured output too. */
    private void show(byte[] bytes, Pid writer, Now now) {
        if (shared.narrator().showsChildOutput()) {
            shared.narrator().childOutput(name.process(), stream, bytes);
        }
        if (plan.events()) {
            shared.events().publishLog(stream, name, writer, bytes, now);
        }
    }
}
