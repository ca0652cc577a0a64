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
        found.add(new UnitProblem(Weight.WARNING, Optional.of(origin), origin + ": " + sentence));
    }

    /** Something about a file or a link as a whole; the sentence names it. */
    public void warn(String sentence) {
        found.add(new UnitProblem(Weight.WARNING, Optional.empty(), sentence));
    }

    /** An assignment that makes the unit unusable. The rest of its file is not read. */
    public void fatal(Origin origin, String sentence) {
        found.add(new UnitProblem(Weight.FATAL, Optional.of(origin), origin + ": " + sentence));
    }

    /** A sentence about the whole unit, which makes it unusable: {@code Service has no ExecStart=, … Refusing.} */
    public void fatal(String sentence) {
        found.add(new UnitProblem(Weight.FATAL, Optional.empty(), unit + ": " + sentence));
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
}
