package dev.supervisor.ctl.top;

import dev.supervisor.client.report.ProcessReport;
import dev.supervisor.ctl.top.Key.Letter;
import dev.supervisor.ctl.top.Key.Special;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The table of {@code top} and what somebody does with it: which row is chosen, what is filtered, which keys mean what. One thread. */
public final class ProcessTable {
    private static final int PAGE = 10;
    private static final double PERCENT = 100;

    private List<ProcessReport> all = List.of();
    private final Map<String, Double> load = new HashMap<>();
    private String chosen = "";
    private String filter = "";
    private Optional<Wish.Deed> asked = Optional.empty();
    private Mode mode = Mode.TABLE;

    /** The effect of the keys. */
    public enum Mode {
        TABLE,
        /** The filter is being typed. */
        FILTER,
        /** Whether it is really meant is to be answered. */
        QUESTION,
        /** The output of the chosen process is shown. */
        LOGS
    }

    /** The processes as they are now. */
    public void update(List<ProcessReport> processes) {
        Map<String, ProcessReport> before = new HashMap<>();
        all.forEach(process -> before.put(process.name().toString(), process));
        load.clear();
        for (ProcessReport process : processes) {
            String name = process.name().toString();
            Optional.ofNullable(before.get(name))
                    .flatMap(earlier -> load(earlier, process))
                    .or(() -> process.usage().flatMap(ProcessReport.Usage::cpuPercent))
                    .ifPresent(percent -> load.put(name, percent));
        }
        int row = chosenRow();
        all = List.copyOf(processes);
        if (all.stream().noneMatch(this::isChosen)) {
            choose(row);
        }
    }

    /** The share of one processor, between two looks at the same child. */
    private static Optional<Double> load(ProcessReport earlier, ProcessReport later) {
        if (!earlier.pid().equals(later.pid())
                || earlier.usage().isEmpty()
                || later.usage().isEmpty()) {
            return Optional.empty();
        }
        Duration passed =
                later.uptime().orElse(Duration.ZERO).minus(earlier.uptime().orElse(Duration.ZERO));
        Duration used = later.usage().get().cpu().minus(earlier.usage().get().cpu());
        return passed.isPositive() && !used.isNegative()
                ? Optional.of(PERCENT * used.toNanos() / passed.toNanos())
                : Optional.empty();
    }

    /** The share of one processor that a process has used since the last refresh; since its start at the first. */
    public Optional<Double> loadOf(ProcessReport process) {
        return Optional.ofNullable(load.get(process.name().toString()));
    }

    public List<ProcessReport> all() {
        return all;
    }

    /** The processes that match the filter, and the chosen one, which may match no longer. */
    public List<ProcessReport> shown() {
        return all.stream()
                .filter(process -> passes(process) || isChosen(process))
                .toList();
    }

    private boolean passes(ProcessReport process) {
        return (process.name() + " " + process.statename())
                .toLowerCase(Locale.ROOT)
                .contains(filter.toLowerCase(Locale.ROOT));
    }

    private boolean isChosen(ProcessReport process) {
        return process.name().toString().equals(chosen);
    }

    /** The place of the chosen one among those that are shown; 0 if there is none. */
    public int chosenRow() {
        List<ProcessReport> shown = shown();
        for (int i = 0; i < shown.size(); i++) {
            if (isChosen(shown.get(i))) {
                return i;
            }
        }
        return 0;
    }

    public String filter() {
        return filter;
    }

    public Mode mode() {
        return mode;
    }

    /** The action that waits for a confirmation. */
    public Optional<Wish.Deed> asked() {
        return asked;
    }

    /** A key has been pressed. */
    public Optional<Wish> press(Key key) {
        return switch (mode) {
            case TABLE -> inTable(key);
            case FILTER -> inFilter(key);
            case QUESTION -> inQuestion(key);
            case LOGS -> inLogs(key);
        };
    }

    private Optional<Wish> inTable(Key key) {
        return switch (key) {
            case Letter(int letter) -> letter(letter);
            case Special special -> special(special);
        };
    }

    private Optional<Wish> letter(int letter) {
        return switch (letter) {
            case 'j' -> choose(chosenRow() + 1);
            case 'k' -> choose(chosenRow() - 1);
            case 's' -> ofChosen().map(Wish.Start::new);
            case 'x' -> ask(Wish.Stop::new);
            case 'r' -> ask(Wish.Restart::new);
            case 'l' -> logs();
            case '/' -> {
                mode = Mode.FILTER;
                yield Optional.empty();
            }
            case 'q' -> Optional.of(new Wish.Leave());
            default -> Optional.empty();
        };
    }

    private Optional<Wish> special(Special key) {
        return switch (key) {
            case UP -> choose(chosenRow() - 1);
            case DOWN -> choose(chosenRow() + 1);
            case PAGE_UP -> choose(chosenRow() - PAGE);
            case PAGE_DOWN -> choose(chosenRow() + PAGE);
            case HOME -> choose(0);
            case END -> choose(shown().size() - 1);
            case ENTER -> logs();
            case ESCAPE -> {
                filter("");
                yield Optional.empty();
            }
            case BACKSPACE -> Optional.empty();
            case INTERRUPT -> Optional.of(new Wish.Leave());
        };
    }

    private Optional<Wish> logs() {
        Optional<Wish> wish = ofChosen().map(Wish.ShowLogs::new);
        mode = wish.isPresent() ? Mode.LOGS : mode;
        return wish;
    }

    private Optional<Wish> choose(int row) {
        List<ProcessReport> shown = shown();
        if (!shown.isEmpty()) {
            chosen = shown.get(Math.clamp(row, 0, shown.size() - 1)).name().toString();
        }
        return Optional.empty();
    }

    /** Chooses the first that passes if what was chosen does not. */
    private void filter(String text) {
        filter = text;
        if (all.stream().noneMatch(process -> isChosen(process) && passes(process))) {
            chosen = "";
            choose(0);
        }
    }

    private Optional<Wish> ask(Function<String, Wish.Deed> deed) {
        asked = ofChosen().map(deed);
        mode = asked.isPresent() ? Mode.QUESTION : mode;
        return Optional.empty();
    }

    /** Any key but this one means no. */
    private Optional<Wish> inQuestion(Key key) {
        boolean yes = key instanceof Letter(int letter) && (letter == 'y' || letter == 'Y');
        Optional<Wish> answered = asked.filter(_ -> yes).map(Wish.class::cast);
        asked = Optional.empty();
        mode = Mode.TABLE;
        return key == Special.INTERRUPT ? Optional.of(new Wish.Leave()) : answered;
    }

    private Optional<String> ofChosen() {
        List<ProcessReport> shown = shown();
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(shown.get(chosenRow()).name().toString());
    }

    private Optional<Wish> inFilter(Key key) {
        switch (key) {
            case Letter(int letter) -> filter(filter + Character.toString(letter));
            case Special.BACKSPACE -> filter(filter.isEmpty() ? "" : filter.substring(0, filter.length() - 1));
            case Special.ESCAPE -> {
                filter("");
                mode = Mode.TABLE;
            }
            case Special.ENTER -> mode = Mode.TABLE;
            case Special.INTERRUPT -> {
                return Optional.of(new Wish.Leave());
            }
            case Special.UP, Special.DOWN, Special.PAGE_UP, Special.PAGE_DOWN, Special.HOME, Special.END -> {
                return special((Special) key);
            }
        }
        return Optional.empty();
    }

    private Optional<Wish> inLogs(Key key) {
        boolean back = key instanceof Letter(int letter) && (letter == 'q' || letter == 'l')
                || key == Special.ESCAPE
                || key == Special.ENTER;
        if (back) {
            mode = Mode.TABLE;
            return Optional.of(new Wish.HideLogs());
        }
        return key == Special.INTERRUPT ? Optional.of(new Wish.Leave()) : Optional.empty();
    }
}
