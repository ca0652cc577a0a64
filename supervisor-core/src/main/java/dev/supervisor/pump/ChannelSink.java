package dev.supervisor.pump;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.line.LineOrigin;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.ChannelPlan.LogFilePlan;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where one stream of a process goes, whichever of its children writes it: first its log, then the system's, the activity log and the
 * listeners (supervisor/dispatchers.py). Pump thread only.
 */
final class ChannelSink {
    private final Namespec name;
    private final StdStream stream;
    private final Outlets outlets;
    private final Tail tail;
    private final OutputCount count;
    private ChannelPlan plan = ChannelPlan.DISCARD;
    private Places places = Places.NONE;

    ChannelSink(Namespec name, StdStream stream, Outlets outlets, Tail tail, OutputCount count) {
        this.name = name;
        this.stream = stream;
        this.outlets = outlets;
        this.tail = tail;
        this.count = count;
    }

    Places places() {
        return places;
    }

    /**
     * Opens the logs of a plan, for {@link #goTo}. A further one that cannot be opened is logged, and each write tries
     * again.
     *
     * @throws SystemException if the first one cannot be opened; none is open then
     */
    Places open(ChannelPlan other, Now now) throws SystemException {
        List<Place> opened = new ArrayList<>();
        if (other.file().isPresent()) {
            LogFilePlan file = other.file().get();
            opened.add(new Place(outlets.shelf().borrow(file, now), file.form()));
        }
        return withFurther(opened, other, now);
    }

    /** As {@link #open}, with the first one like the others. */
    Places openAnyway(ChannelPlan other, Now now) {
        List<Place> opened = new ArrayList<>();
        other.file().ifPresent(file -> opened.add(anyway(file, now)));
        return withFurther(opened, other, now);
    }

    private Places withFurther(List<Place> opened, ChannelPlan other, Now now) {
        other.further().forEach(file -> opened.add(anyway(file, now)));
        List<Place> byLine = opened.stream().filter(place -> !place.isRaw()).toList();
        return new Places(
                opened.stream().filter(Place::isRaw).map(Place::log).toList(),
                byLine.isEmpty() ? Optional.empty() : Optional.of(new LinePlaces(byLine, origin(), outlets.lineDesk())),
                count);
    }

    private Place anyway(LogFilePlan file, Now now) {
        return new Place(outlets.shelf().borrowAnyway(file, now), file.form());
    }

    private LineOrigin origin() {
        return new LineOrigin(
                SystemText.encode(name.toString()),
                SystemText.encode(name.group()),
                SystemText.encode(name.process()),
                stream.word());
    }

    boolean goesBy(ChannelPlan other) {
        return plan.equals(other);
    }

    void goTo(ChannelPlan other, Places otherPlaces) {
        plan = other;
        places = otherPlaces;
    }

    /** The scanner for capture tokens in the output of one child, if they mean anything. */
    Optional<CaptureScanner> newScanner() {
        return plan.captureBytes() != 0
                ? Optional.of(new CaptureScanner(plan.captureBytes(), this::clean))
                : Optional.empty();
    }

    /** This was read, whatever becomes of it; does not use it up. */
    void saw(ByteBuffer piece) {
        tail.saw(piece);
        count.wrote(piece.remaining());
    }

    /** Whether each piece is an event that somebody awaits. */
    boolean makesEvents() {
        return plan.events() && outlets.events().logIsAwaited(stream);
    }

    boolean eventsAreCrowded() {
        return outlets.events().areCrowded();
    }

    /** Takes a piece of output in which no tokens are looked for; uses it up. */
    void take(ByteBuffer piece, Pid writer, Now now) {
        if (onlyTheFileSeesIt()) {
            count.lost(places.write(piece, writer, now));
        } else if (plan.withoutAnsi()) {
            output(clean(bytesOf(piece)), writer, now);
        } else {
            byte[] bytes = bytesOf(piece.duplicate());
            count.lost(places.write(piece, writer, now));
            tell(bytes, writer, now);
        }
    }

    /** Takes what a scanner of this sink has found. */
    void take(CaptureScanner.Piece piece, Pid writer, Now now) {
        switch (piece) {
            case CaptureScanner.Piece.Output(byte[] bytes) -> output(bytes, writer, now);
            case CaptureScanner.Piece.Captured(byte[] bytes) -> show(bytes, writer, now);
            case CaptureScanner.Piece.Communication(byte[] bytes) -> {
                outlets.events().publishCommunication(stream, name, writer, bytes, now);
                outlets.narrator().communicationEmitted(name.process(), stream);
            }
        }
    }

    /** Takes a piece of output in which tokens begin and end; the line at its end may go on. */
    void takeWhole(byte[] bytes, Pid writer, Now now) {
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
    void lost(long bytes, Now now) {
        count.wrote(bytes);
        count.lost(bytes);
        places.lose(bytes, "too much output waited for it", now);
    }

    /** Takes a piece of output for the log alone. */
    void keep(byte[] bytes, Pid writer, Now now) {
        saw(ByteBuffer.wrap(bytes));
        count.lost(places.write(outlets.direct(clean(bytes)), writer, now));
    }

    /** This child will write no more of the line that it has begun. */
    void endLine(Pid writer, Now now) {
        count.lost(places.endLine(writer, now));
    }

    /** Ends what was begun: nothing more will be written. */
    void endLines(Now now) {
        count.lost(places.endLines(now));
    }

    void ended(int fd) {
        outlets.narrator().pipeClosed(fd, name.process(), stream);
    }

    static byte[] bytesOf(ByteBuffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        return bytes;
    }

    /** The way of nearly all output: its bytes are not even looked at. */
    private boolean onlyTheFileSeesIt() {
        return !plan.syslog()
                && !plan.withoutAnsi()
                && !makesEvents()
                && !outlets.narrator().showsChildOutput();
    }

    private byte[] clean(byte[] bytes) {
        return plan.withoutAnsi() ? AnsiEscapes.strip(bytes) : bytes;
    }

    private void output(byte[] bytes, Pid writer, Now now) {
        count.lost(places.write(outlets.direct(bytes), writer, now));
        tell(bytes, writer, now);
    }

    /** To those beside the files. */
    private void tell(byte[] bytes, Pid writer, Now now) {
        if (plan.syslog()) {
            outlets.systemLog().send(name.process(), bytes, now);
        }
        show(bytes, writer, now);
    }

    /** To those who see captured output too. */
    private void show(byte[] bytes, Pid writer, Now now) {
        if (outlets.narrator().showsChildOutput()) {
            outlets.narrator().childOutput(name.process(), stream, bytes);
        }
        if (plan.events()) {
            outlets.events().publishLog(stream, name, writer, bytes, now);
        }
    }
}
