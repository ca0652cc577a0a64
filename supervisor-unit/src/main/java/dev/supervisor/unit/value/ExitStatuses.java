package dev.supervisor.unit.value;

import static java.util.stream.Collectors.joining;

import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitNumbers;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Ends of processes that mean something to a service: exit statuses and signals. Immutable. */
public record ExitStatuses(SortedSet<Integer> statuses, SortedSet<UnitSignal> signals) {
    public static final ExitStatuses NONE = new ExitStatuses(new TreeSet<>(), new TreeSet<>());

    private static final int MOST = 255;

    public ExitStatuses {
        statuses = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(statuses));
        signals = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(signals));
    }

    /** These and one more, by number, by the name of a status or of a signal; empty if there is no such end. */
    public Optional<ExitStatuses> with(String word) {
        Optional<Integer> status = status(word);
        if (status.isPresent()) {
            SortedSet<Integer> more = new TreeSet<>(statuses);
            more.add(status.get());
            return Optional.of(new ExitStatuses(more, signals));
        }
        return UnitSignal.of(word).map(signal -> {
            SortedSet<UnitSignal> more = new TreeSet<>(signals);
            more.add(signal);
            return new ExitStatuses(statuses, more);
        });
    }

    private static Optional<Integer> status(String word) {
        Optional<ExitStatusName> named = ExitStatusName.of(word);
        if (named.isPresent()) {
            return Optional.of(named.get().status());
        }
        try {
            return Optional.of((int) UnitNumbers.between(word, 0, MOST));
        } catch (BadValueTextException e) {
            return Optional.empty();
        }
    }

    /** As {@code show} prints them: {@code 143 USR1}. */
    @Override
    public String toString() {
        return Stream.concat(
                        statuses.stream().map(String::valueOf), signals.stream().map(UnitSignal::shortName))
                .collect(joining(" "));
    }
}
