package dev.supervisor.unit.file;

import dev.supervisor.api.ini.Origin;
import dev.supervisor.unit.file.UnitProblem.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with one unit while it is read, in systemd's words, in the order in which it is found. */
public final class Problems {
    private final String unit;
    private final List<UnitProblem> found = new ArrayList<>();

    /** @param unit the name that stands before sentences about the whole unit: {@code a.service} */
    public Problems(String unit) {
        this.unit = unit;
    }

    /** An assignment that counts for nothing, or not all of it. */
    public void warn(Origin origin, String sentence) {
        add(Weight.WARNING, Optional.of(origin), origin + ": " + sentence);
    }

    /** Something about a file or a link as a whole; the sentence names it. */
    public void warn(String sentence) {
        add(Weight.WARNING, Optional.empty(), sentence);
    }

    /** Something about the unit as a whole that does not make it unusable. */
    public void warnOfUnit(String sentence) {
        add(Weight.WARNING, Optional.empty(), unit + ": " + sentence);
    }

    /** A file of the unit that cannot be used. */
    public void noticeOfUnit(String sentence) {
        add(Weight.NOTICE, Optional.empty(), unit + ": " + sentence);
    }

    /** A file or a link that is passed over; the sentence names it. */
    public void notice(String sentence) {
        add(Weight.NOTICE, Optional.empty(), sentence);
    }

    /** A line that cannot be understood at all. */
    public void error(Origin origin, String sentence) {
        add(Weight.ERROR, Optional.of(origin), origin + ": " + sentence);
    }

    /**
     * An assignment that makes the unit unusable. The rest of its file is not read; in a drop-in that is all that comes of
     * it, the unit itself is not refused.
     */
    public void fatal(Origin origin, String sentence) {
        add(Weight.FATAL, Optional.of(origin), origin + ": " + sentence);
    }

    /** A sentence about the whole unit, which makes it unusable: {@code Service has no ExecStart=, … Refusing.} */
    public void fatal(String sentence) {
        add(Weight.FATAL, Optional.empty(), unit + ": " + sentence);
    }

    /** Whether the unit is refused. */
    public boolean areFatal() {
        return found.stream().anyMatch(problem -> problem.weight() == Weight.FATAL);
    }

    /** All of them so far. */
    public List<UnitProblem> list() {
        return List.copyOf(found);
    }

    /** Their lines, as systemd logs them. */
    public List<String> lines() {
        return found.stream().map(UnitProblem::line).toList();
    }

    private void add(Weight weight, Optional<Origin> origin, String line) {
        found.add(new UnitProblem(weight, origin, line));
    }
}
