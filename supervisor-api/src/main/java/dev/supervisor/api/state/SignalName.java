package dev.supervisor.api.state;

import dev.supervisor.api.python.PythonRepr;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The signals that have a name, with their numbers on Linux. The constant is the name that people read; other names of the
 * same signal are understood too (supervisor/datatypes.py signal_number, supervisor/options.py signame).
 */
public enum SignalName {
    SIGHUP(1),
    SIGINT(2),
    SIGQUIT(3),
    SIGILL(4),
    SIGTRAP(5),
    SIGABRT(6, "SIGIOT"),
    SIGBUS(7),
    SIGFPE(8),
    SIGKILL(9),
    SIGUSR1(10),
    SIGSEGV(11),
    SIGUSR2(12),
    SIGPIPE(13),
    SIGALRM(14),
    SIGTERM(15),
    SIGSTKFLT(16),
    SIGCHLD(17, "SIGCLD"),
    SIGCONT(18),
    SIGSTOP(19),
    SIGTSTP(20),
    SIGTTIN(21),
    SIGTTOU(22),
    SIGURG(23),
    SIGXCPU(24),
    SIGXFSZ(25),
    SIGVTALRM(26),
    SIGPROF(27),
    SIGWINCH(28),
    SIGPOLL(29, "SIGIO"),
    SIGPWR(30),
    SIGSYS(31),
    SIGRTMIN(34),
    SIGRTMAX(64);

    /**
     * The syntax that Python's {@code int()} accepts: blanks around, a sign, digits with single underscores between
     * them.
     */
    private static final Pattern INTEGER =
            Pattern.compile("\\s*([+-]?)(\\d+(?:_\\d+)*)\\s*", Pattern.UNICODE_CHARACTER_CLASS);

    /** The probe that only asks whether a process is there; it has no name but is accepted as a number. */
    private static final int PROBE = 0;

    private final int number;
    private final List<String> otherNames;

    SignalName(int number, String... otherNames) {
        this.number = number;
        this.otherNames = List.of(otherNames);
    }

    /** The number that the kernel knows it by. */
    public int number() {
        return number;
    }

    /**
     * The signal that somebody asked for.
     *
     * @param text a number, or a name in any case, with or without {@code SIG}
     * @return its number; 0 is accepted
     * @throws IllegalArgumentException if there is no such signal; the message is the original's sentence
     */
    public static int parse(String text) {
        Matcher integer = INTEGER.matcher(text);
        if (integer.matches()) {
            return accept(decimal(integer.group(1), integer.group(2)), PythonRepr.of(text));
        }
        String upper = text.strip().toUpperCase(Locale.ROOT);
        String name = upper.startsWith("SIG") ? upper : "SIG" + upper;
        return Arrays.stream(values())
                .filter(signal -> signal.names().anyMatch(name::equals))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("value " + PythonRepr.of(text) + " is not a valid signal name"))
                .number;
    }

    /**
     * The same for a number that came as one.
     *
     * @throws IllegalArgumentException if there is no such signal; the message is the original's sentence
     */
    public static int parse(int number) {
        return accept(Optional.of(number), Integer.toString(number));
    }

    /** The name of a signal for people: {@code SIGTERM}, or {@code signal 35} if it has no name. */
    public static String of(int number) {
        return Arrays.stream(values())
                .filter(signal -> signal.number == number)
                .findFirst()
                .map(SignalName::name)
                .orElse("signal " + number);
    }

    private Stream<String> names() {
        return Stream.concat(Stream.of(name()), otherNames.stream());
    }

    private static int accept(Optional<Integer> number, String shown) {
        return number.filter(SignalName::isAccepted)
                .orElseThrow(() -> new IllegalArgumentException("value " + shown + " is not a valid signal number"));
    }

    private static boolean isAccepted(int number) {
        return number == PROBE || Arrays.stream(values()).anyMatch(signal -> signal.number == number);
    }

    /** The number in any script's digits; empty if it is too big to be a signal. */
    private static Optional<Integer> decimal(String sign, String digits) {
        long value = 0;
        for (int digit : digits.replace("_", "")
                .codePoints()
                .map(Character::getNumericValue)
                .toArray()) {
            value = Math.min(value * 10 + digit, Integer.MAX_VALUE);
        }
        return value == Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) (sign.equals("-") ? -value : value));
    }
}
