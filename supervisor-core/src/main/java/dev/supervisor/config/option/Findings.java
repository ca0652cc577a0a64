package dev.supervisor.config.option;

import dev.supervisor.config.text.LogLevel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Findings of reading a configuration: problems, in the order in which they occur, and notices. */
public final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private Supplier<List<Problem>> remarks = List::of;
    private final Set<List<Object>> known = new HashSet<>();
    private final List<Notice> criticals = new ArrayList<>();
    private final List<Notice> warnings = new ArrayList<>();
    private final List<Notice> infos = new ArrayList<>();

    /** Adds one, unless the same option in the same place has had one. */
    public void problem(Problem problem) {
        List<Object> subject = problem.option().isPresent() && problem.origin().isPresent()
                ? List.of(problem.option(), problem.origin())
                : List.of(problem.sentence());
        if (known.add(subject)) {
            problems.add(problem);
        }
    }

    /** @param found looked for only if somebody asks */
    public void remark(Supplier<List<Problem>> found) {
        remarks = found;
    }

    /** Text that is no problem but has no effect either. */
    public List<Problem> remarks() {
        return remarks.get();
    }

    public void critical(String text) {
        criticals.add(new Notice(LogLevel.CRITICAL, text, false));
    }

    public void warn(String text) {
        warnings.add(new Notice(LogLevel.WARN, text, false));
    }

    /** Warns of something that each process of a program has in common. */
    public void warnOnce(String text) {
        warnOnce(text, false);
    }

    /** Warns of something that the original refuses: once, and on standard error too. */
    public void warnAloud(String text) {
        warnOnce(text, true);
    }

    private void warnOnce(String text, boolean aloud) {
        Notice notice = new Notice(LogLevel.WARN, text, aloud);
        if (known.add(List.of(notice))) {
            warnings.add(notice);
        }
    }

    public void info(String text) {
        infos.add(new Notice(LogLevel.INFO, text, false));
    }

    public List<Problem> problems() {
        return problems;
    }

    public int problemCount() {
        return problems.size();
    }

    public void throwIfAny() throws ConfigException {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    /** Criticals, then warnings, then infos. */
    public List<Notice> notices() {
        return Stream.of(criticals, warnings, infos).flatMap(List::stream).toList();
    }
}
