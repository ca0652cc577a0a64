package dev.supervisor.ctl;

import dev.supervisor.api.getopt.Getopt;
import dev.supervisor.api.getopt.GetoptException;
import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.client.Patience;
import dev.supervisor.client.UrlParts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The client's command line.
 *
 * @param wantsHelp if so, nothing else matters
 * @param given arguments of the options
 * @param words the action and its arguments
 */
record CommandLine(boolean wantsHelp, Map<ClientOption, String> given, List<String> words) {
    private static final int MILLIS_DIGITS = 3;

    /** With at most three digits behind the point, and not 0. */
    private static final String SECONDS = "(?=.*[1-9])\\d{1,7}(\\.\\d{1,3})?";

    /**
     * Reads the options from left to right: a mistake to the left of a {@code -h} is reported, one to its right is not.
     *
     * @throws UsageException for the first mistake
     */
    static CommandLine parse(List<String> args) throws UsageException {
        Getopt<ClientOption> parsed = takenApart(args);
        Map<ClientOption, String> given = new EnumMap<>(ClientOption.class);
        for (Getopt.Given<ClientOption> option : parsed.options()) {
            if (option.option() == ClientOption.HELP) {
                return new CommandLine(true, given, parsed.rest());
            }
            check(option);
            if (given.put(option.option(), option.argument()) != null) {
                throw new UsageException("conflicting command line option " + PythonRepr.of(option.spelled()));
            }
        }
        return new CommandLine(false, given, parsed.rest());
    }

    private static Getopt<ClientOption> takenApart(List<String> args) throws UsageException {
        try {
            return Getopt.parse(List.of(ClientOption.values()), args);
        } catch (GetoptException mistake) {
            throw new UsageException(mistake.getMessage());
        }
    }

    private static void check(Getopt.Given<ClientOption> option) throws UsageException {
        if (option.option() == ClientOption.SERVERURL && !isUrl(option.argument())) {
            String value = PythonRepr.of(option.argument());
            throw new UsageException(
                    "invalid value for " + option.spelled() + " " + value + ": value " + value + " is not a URL");
        }
        if (option.option() == ClientOption.COLOR
                && Colours.named(option.argument()).isEmpty()) {
            throw new UsageException("invalid value for " + option.spelled() + " " + PythonRepr.of(option.argument())
                    + ": it is neither auto nor always nor never");
        }
        if (option.option() == ClientOption.TIMEOUT && !option.argument().matches(SECONDS)) {
            throw new UsageException("invalid value for " + option.spelled() + " " + PythonRepr.of(option.argument())
                    + ": it is no number of seconds from 0.001 to 9999999");
        }
    }

    /** How long to wait for the server. */
    Patience patience() {
        return new Patience(argumentOf(ClientOption.TIMEOUT).map(CommandLine::time));
    }

    private static Duration time(String seconds) {
        return Duration.ofMillis(
                new BigDecimal(seconds).movePointRight(MILLIS_DIGITS).longValue());
    }

    private static boolean isUrl(String text) {
        UrlParts parts = UrlParts.parse(text);
        return !parts.scheme().isEmpty()
                && !(parts.host().isEmpty() && parts.path().isEmpty());
    }

    Optional<String> argumentOf(ClientOption option) {
        return Optional.ofNullable(given.get(option));
    }

    /** When states are to be in colour. */
    Colours colours() {
        return argumentOf(ClientOption.COLOR).flatMap(Colours::named).orElse(Colours.AUTO);
    }

    /** Whether somebody is there to be asked: always, if there is no action and so a shell. */
    boolean isInteractive() {
        return words.isEmpty() || given.containsKey(ClientOption.INTERACTIVE);
    }

    /** The action and its arguments as the one line that they are for the shell too. */
    String actionLine() {
        return String.join(" ", words);
    }
}
