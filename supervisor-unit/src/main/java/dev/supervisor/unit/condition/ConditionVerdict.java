package dev.supervisor.unit.condition;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a unit's conditions or assertions.
 *
 * @param unmet why they do not hold, in the words of the log behind {@code … was skipped}; empty if they do
 * @param doubts sentences about those that could not be answered
 */
public record ConditionVerdict(Optional<String> unmet, List<String> doubts) {
    public ConditionVerdict {
        doubts = List.copyOf(doubts);
    }

    public boolean holds() {
        return unmet.isEmpty();
    }
}
