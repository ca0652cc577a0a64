package dev.supervisor.unit.value;

import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitNumbers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A signal of Linux as unit files name it: {@code SIGTERM}, {@code TERM}, {@code 15}, {@code RTMIN+3}.
 *
 * @param number 1 to 64
 */
public record UnitSignal(int number) implements Comparable<UnitSignal> {
    private static final int FIRST_REAL_TIME = 34;
    private static final int LAST = 64;
    private static final String PREFIX = "SIG";
    private static final String RTMIN = "RTMIN";
    private static final String RTMAX = "RTMAX";

    private static final Map<Integer, String> NAMES = new LinkedHashMap<>();

    static {
        String[] names =
                ("HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP"
                                + " TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS")
                        .split(" ");
        for (int i = 0; i < names.length; i++) {
            NAMES.put(i + 1, names[i]);
        }
    }

    public UnitSignal {
        if (number < 1 || number > LAST) {
            throw new IllegalArgumentException("not a signal: " + number);
        }
    }

    /** The signal of this name or number; a name may begin with {@code SIG} and has this case only. */
    public static Optional<UnitSignal> of(String text) {
        String name = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        if (name.equals(text)) {
            Optional<UnitSignal> numbered = numbered(text, 0);
            if (numbered.isPresent()) {
                return numbered;
            }
        }
        if (name.startsWith(RTMIN)) {
            return realTime(name.substring(RTMIN.length()), FIRST_REAL_TIME, '+');
        }
        if (name.startsWith(RTMAX)) {
            return realTime(name.substring(RTMAX.length()), LAST, '-');
        }
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(entry -> new UnitSignal(entry.getKey()))
                .findFirst();
    }

    private static Optional<UnitSignal> realTime(String offset, int from, char sign) {
        if (offset.isEmpty()) {
            return Optional.of(new UnitSignal(from));
        }
        return offset.charAt(0) == sign
                ? numbered(offset, from).filter(signal -> signal.number >= FIRST_REAL_TIME)
                : Optional.empty();
    }

    private static Optional<UnitSignal> numbered(String text, int from) {
        try {
            return Optional.of(new UnitSignal((int) (from + UnitNumbers.between(text, -LAST, LAST))));
        } catch (BadValueTextException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Its name without {@code SIG}. */
    public String shortName() {
        if (number == FIRST_REAL_TIME) {
            return RTMIN;
        }
        if (number == LAST) {
            return RTMAX;
        }
        return NAMES.getOrDefault(number, RTMIN + "+" + (number - FIRST_REAL_TIME));
    }

    @Override
    public int compareTo(UnitSignal other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return PREFIX + shortName();
    }
}
