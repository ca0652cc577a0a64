package dev.supervisor.ctl.action;

import java.util.Optional;

/**
 * The length of a log's end to show.
 *
 * @param bytes the number after the minus, as wide as it was typed: its sender must mind the limits
 */
record TailLength(long bytes) {
    static final TailLength USUAL = new TailLength(1600);

    private static final long ENOUGH = Long.MAX_VALUE / 100;

    /** Reads what Python's {@code int()} would: a sign, digits of any script, single underscores between them. */
    static Optional<TailLength> parse(String text) {
        boolean negative = text.startsWith("-");
        int start = negative || text.startsWith("+") ? 1 : 0;
        boolean digitBefore = false;
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit < 0 && !(text.charAt(i) == '_' && digitBefore)) {
                return Optional.empty();
            }
            digitBefore = digit >= 0;
            value = digitBefore ? Math.min(value * 10 + digit, ENOUGH) : value;
        }
        return digitBefore ? Optional.of(new TailLength(negative ? -value : value)) : Optional.empty();
    }

    /** Whether it can be sent: XML-RPC has no longer numbers. */
    boolean fits() {
        return Math.abs(bytes) <= Integer.MAX_VALUE;
    }
}
