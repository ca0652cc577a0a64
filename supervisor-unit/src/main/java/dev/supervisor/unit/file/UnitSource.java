package dev.supervisor.unit.file;

import dev.supervisor.unit.LoadState;
import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.file.UnitProblem.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A unit as its files have it, before its settings are understood.
 *
 * @param name the name of its file; an instance of it, if that is a template
 * @param names all its names, {@link #name} first
 * @param loadError empty if it can be used
 * @param fragment the path of its file
 * @param dropIns the files that add to it, in the order in which they do
 * @param assignments those of the fragment, then those of the drop-ins
 * @param wants units that folders of links make it want
 * @param requires likewise
 * @param problems what is wrong with its files, in the order of {@link #assignments}
 * @param fingerprint what tells whether it has changed since
 */
public record UnitSource(
        UnitName name,
        Set<String> names,
        LoadState loadState,
        Optional<LoadError> loadError,
        Optional<String> fragment,
        List<String> dropIns,
        List<Assignment> assignments,
        List<String> wants,
        List<String> requires,
        List<UnitProblem> problems,
        Fingerprint fingerprint) {

    private static final String GAVE_UP = ": Unit configuration has fatal error, unit will not be started.";

    /**
     * Why it cannot be used.
     *
     * @param busName the name of systemd's error: {@code org.freedesktop.systemd1.UnitMasked}
     */
    public record LoadError(String busName, String message) {}

    /**
     * The times of its files.
     *
     * @param fragmentNanos when the fragment last changed; 0 if it is masked or missing
     * @param dropInNanos when the newest of its drop-ins changed; 0 if there is none
     */
    public record Fingerprint(long fragmentNanos, long dropInNanos) {}

    /**
     * All problems in the order in which systemd finds them, which reads and understands line by line: nothing is read
     * behind an assignment that is fatal, neither in its file nor, if that is the fragment, in the drop-ins.
     *
     * @param found the problems with the assignments, in their order, and then those of the whole unit
     */
    public List<UnitProblem> problemsWith(List<UnitProblem> found) {
        List<UnitProblem> all = new ArrayList<>();
        List<String> files = new ArrayList<>(fragment.stream().toList());
        files.addAll(dropIns);
        List<UnitProblem> ours = new ArrayList<>(problems);
        boolean refused = false;
        for (String file : files) {
            List<UnitProblem> here =
                    found.stream().filter(problem -> isIn(problem, file)).toList();
            Optional<UnitProblem> fatal = here.stream()
                    .filter(problem -> problem.weight() == Weight.FATAL)
                    .findFirst();
            int last = fatal.map(UnitSource::line).orElse(Integer.MAX_VALUE);
            takeUpTo(file, ours, here, last, all);
            refused = fatal.isPresent() && fragment.filter(file::equals).isPresent();
            if (refused) {
                all.add(new UnitProblem(Weight.NOTICE, Optional.empty(), name + GAVE_UP));
                break;
            }
        }
        if (!refused) {
            all.addAll(ours);
            found.stream().filter(problem -> problem.origin().isEmpty()).forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** Takes ours of this file, and those without a place before them, mixed with the found ones by line. */
    private static void takeUpTo(
            String file, List<UnitProblem> ours, List<UnitProblem> here, int last, List<UnitProblem> all) {
        int taken = 0;
        int until = 0;
        for (int at = 0; at < ours.size(); at++) {
            if (isIn(ours.get(at), file)) {
                until = at + 1;
            }
        }
        for (UnitProblem own : ours.subList(0, until)) {
            while (taken < here.size() && line(here.get(taken)) < line(own)) {
                all.add(here.get(taken));
                taken++;
            }
            if (line(own) <= last) {
                all.add(own);
            }
        }
        all.addAll(here.subList(taken, here.size()));
        ours.subList(0, until).clear();
    }

    private static boolean isIn(UnitProblem problem, String file) {
        return problem.origin().filter(origin -> origin.file().equals(file)).isPresent();
    }

    private static int line(UnitProblem problem) {
        return problem.origin().map(origin -> origin.line()).orElse(0);
    }
}
