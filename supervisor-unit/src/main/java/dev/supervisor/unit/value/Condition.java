package dev.supervisor.unit.value;

/**
 * One line of {@code Condition…=} or {@code Assert…=}.
 *
 * @param trigger written with {@code |}: of all such ones a single one is enough
 * @param negated written with {@code !}
 * @param parameter a path, a name, an expression, as its kind has it
 */
public record Condition(ConditionKind kind, boolean trigger, boolean negated, String parameter) {

    /** As sentences quote it: {@code ConditionPathExists=!/etc}. */
    public String told(String prefix) {
        return prefix + kind.word() + "=" + (trigger ? "|" : "") + (negated ? "!" : "") + parameter;
    }
}
