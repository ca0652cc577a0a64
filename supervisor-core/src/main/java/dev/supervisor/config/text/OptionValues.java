package dev.supervisor.config.text;

import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.api.python.PythonText;
import dev.supervisor.api.state.SignalName;
import dev.supervisor.line.LineForm;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.ByteSize;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.user.Account;
import dev.supervisor.user.Owner;
import dev.supervisor.user.UserGroup;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Text to values, with the sentences of the original where it is none (supervisor/datatypes.py). */
public final class OptionValues {
    private static final Set<String> TRUE = Set.of("yes", "true", "on", "1");
    private static final Set<String> FALSE = Set.of("no", "false", "off", "0");
    private static final Set<String> NOWHERE = Set.of("none", "off");
    private static final Map<String, Long> BYTES_OF = Map.of("kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);
    private static final int SUFFIX_LENGTH = 2;
    private static final int LARGEST_EXIT_CODE = 255;
    private static final String NOT_IN_NAMES = " :/";

    private OptionValues() {}

    public static boolean bool(String text) throws BadValueException {
        String word = text.toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return true;
        }
        if (FALSE.contains(word)) {
            return false;
        }
        throw new BadValueException("not a valid boolean value: " + PythonRepr.of(text));
    }

    public static Autorestart autorestart(String text) throws BadValueException {
        String word = text.toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return Autorestart.ALWAYS;
        }
        if (FALSE.contains(word)) {
            return Autorestart.NEVER;
        }
        if (word.equals("unexpected")) {
            return Autorestart.UNEXPECTED;
        }
        throw new BadValueException("invalid 'autorestart' value " + PythonRepr.of(word));
    }

    public static Duration seconds(String text) throws BadValueException {
        return Duration.ofSeconds(PythonInteger.parseInt(text));
    }

    public static ByteSize byteSize(String text) throws BadValueException {
        String lower = text.toLowerCase(Locale.ROOT);
        int cut = Math.max(0, lower.length() - SUFFIX_LENGTH);
        Optional<Long> factor = Optional.ofNullable(BYTES_OF.get(lower.substring(cut)));
        String number = factor.isPresent() ? lower.substring(0, cut) : lower;
        BigInteger bytes = PythonInteger.decimal(number, number).multiply(BigInteger.valueOf(factor.orElse(1L)));
        return new ByteSize(PythonInteger.within(Long.MIN_VALUE, bytes, Long.MAX_VALUE));
    }

    public static Signal signal(String text) throws BadValueException {
        try {
            return new Signal(SignalName.parse(text));
        } catch (IllegalArgumentException noSuchSignal) {
            throw new BadValueException(noSuchSignal.getMessage());
        }
    }

    public static Set<Integer> exitCodes(String text) throws BadValueException {
        Set<Integer> codes = new LinkedHashSet<>();
        if (text.isEmpty()) {
            return codes;
        }
        for (String code : text.split(",", -1)) {
            codes.add(PythonInteger.readDecimal(code)
                    .filter(number -> number.signum() >= 0)
                    .filter(number -> number.compareTo(BigInteger.valueOf(LARGEST_EXIT_CODE)) <= 0)
                    .map(BigInteger::intValue)
                    .orElseThrow(
                            () -> new BadValueException("not a valid list of exit codes: " + PythonRepr.of(text))));
        }
        return codes.size() == 1
                ? Set.copyOf(codes)
                : codes; // nearly everybody has one, and a thousand programs a thousand of these
    }

    /** A comma at the end makes an empty last element. */
    public static List<String> list(String text) {
        List<String> elements = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String element : text.split(",", -1)) {
                elements.add(PythonText.strip(element));
            }
        }
        return elements;
    }

    /** A name of a program, group or process. */
    public static String name(String text) throws BadValueException {
        String name = PythonText.strip(text);
        for (char forbidden : NOT_IN_NAMES.toCharArray()) {
            if (name.indexOf(forbidden) >= 0) {
                throw new BadValueException("Invalid name: " + PythonRepr.of(text) + " because of character: "
                        + PythonRepr.of(Character.toString(forbidden)));
            }
        }
        return name;
    }

    public static LogLevel logLevel(String text) throws BadValueException {
        return LogLevel.named(text)
                .orElseThrow(() -> new BadValueException("bad logging level name " + PythonRepr.of(text)));
    }

    public static LogTarget logTarget(String text, Surroundings surroundings) throws BadValueException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case String word when isNowhere(word) -> new LogTarget.None();
            case "auto" -> new LogTarget.Auto();
            case "syslog" -> new LogTarget.Syslog();
            default -> new LogTarget.File(pathInExistingDirectory(text, surroundings));
        };
    }

    private static boolean isNowhere(String text) {
        return text.isEmpty() || NOWHERE.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Where a log goes besides: each place once, and no file for which a name would have to be found. */
    public static List<LogTarget> logPlaces(String text, Surroundings surroundings) throws BadValueException {
        List<LogTarget> places = new ArrayList<>();
        for (String part : isNowhere(text) ? List.<String>of() : list(text)) {
            LogTarget place = logTarget(part, surroundings);
            boolean further = place instanceof LogTarget.File || place instanceof LogTarget.Syslog;
            if (!further || places.contains(place)) {
                throw new BadValueException(
                        (further ? "twice the same place" : "no place") + " for a log: " + PythonRepr.of(part));
            }
            places.add(place);
        }
        return List.copyOf(places);
    }

    public static LineForm lineForm(String text) throws BadValueException {
        for (LineForm form : LineForm.values()) {
            if (form.name().equalsIgnoreCase(text)) {
                return form;
            }
        }
        throw new BadValueException("not raw, prefix or json: " + PythonRepr.of(text));
    }

    public static String pathInExistingDirectory(String text, Surroundings surroundings) throws BadValueException {
        String path = PosixPath.withHome(text, surroundings);
        String directory = PosixPath.parent(path);
        if (!directory.isEmpty() && !surroundings.isDirectory(directory)) {
            throw new BadValueException("The directory named as part of the path " + text + " does not exist");
        }
        return path;
    }

    public static String existingDirectory(String text, Surroundings surroundings) throws BadValueException {
        String path = PosixPath.withHome(text, surroundings);
        if (!surroundings.isDirectory(path)) {
            throw new BadValueException(text + " is not an existing directory");
        }
        return path;
    }

    public static String socketPath(String text, Surroundings surroundings) {
        return PosixPath.whole(PythonText.strip(text), surroundings);
    }

    public static Optional<String> serverUrl(String text) {
        return PythonText.strip(text).equalsIgnoreCase("AUTO") ? Optional.empty() : Optional.of(text);
    }

    public static Account account(String text, Surroundings surroundings) throws BadValueException {
        Optional<BigInteger> number = PythonInteger.readDecimal(text);
        if (number.isPresent()) {
            return idOf(number.get())
                    .flatMap(surroundings::account)
                    .orElseThrow(() -> new BadValueException("Invalid user id " + text));
        }
        return surroundings.account(text).orElseThrow(() -> new BadValueException("Invalid user name " + text));
    }

    public static Owner owner(String text, Surroundings surroundings) throws BadValueException {
        String[] parts = text.split(":", 2);
        try {
            int uid = account(parts[0], surroundings).uid();
            return new Owner(uid, parts.length == 1 ? Owner.SAME_GROUP : group(parts[1], surroundings));
        } catch (BadValueException _) {
            throw new BadValueException("Invalid user:group definition " + text);
        }
    }

    public static UserGroup userGroup(String text, Surroundings surroundings) throws BadValueException {
        return new UserGroup(text, group(text, surroundings));
    }

    public static List<UserGroup> userGroups(String text, Surroundings surroundings) throws BadValueException {
        List<UserGroup> groups = new ArrayList<>();
        for (String name : list(text)) {
            groups.add(userGroup(name, surroundings));
        }
        return groups;
    }

    private static int group(String text, Surroundings surroundings) throws BadValueException {
        Optional<BigInteger> number = PythonInteger.readDecimal(text);
        return (number.isPresent() ? idOf(number.get()).filter(surroundings::hasGroup) : surroundings.group(text))
                .orElseThrow(() -> new BadValueException("Invalid group " + text));
    }

    private static Optional<Integer> idOf(BigInteger number) {
        return number.signum() >= 0 && number.bitLength() < Integer.SIZE
                ? Optional.of(number.intValue())
                : Optional.empty();
    }
}
