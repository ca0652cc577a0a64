package dev.supervisor.unit.condition;

import java.util.List;

/**
 * A comparison that a condition asks for: {@code >=1G}.
 *
 * @param operator empty if none is written, which means "at least"
 */
record Comparison(String operator, String operand) {
    private static final List<String> OPERATORS = List.of("<=", "<", ">=", ">", "!=", "=");

    static Comparison of(String text) {
        for (String operator : OPERATORS) {
            if (text.startsWith(operator)) {
                return new Comparison(
                        operator, text.substring(operator.length()).strip());
            }
        }
        return new Comparison("", text);
    }

    boolean isGiven() {
        return !operator.isEmpty();
    }

    /** Whether it holds of a value that stands so to its operand: negative, 0 or positive. */
    boolean holds(int order) {
        return switch (operator) {
            case "<=" -> order <= 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "!=" -> order != 0;
            case "=" -> order == 0;
            default -> order >= 0;
        };
    }

    boolean holds(long actual, long asked) {
        return holds(Long.compareUnsigned(actual, asked));
    }
}
