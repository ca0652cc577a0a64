package dev.supervisor.unit.grammar;

import dev.supervisor.unit.grammar.Setting.Unresolved;
import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitNumbers;
import dev.supervisor.unit.value.ResourceLimit;
import dev.supervisor.unit.value.TimeSpan;
import dev.supervisor.unit.value.UnitSignal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Directives with one value, the last of which counts: numbers, spans, words, texts. */
public final class ScalarGrammars {
    private static final List<String> LEVELS =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
    private static final List<String> FACILITIES =
            List.of(("kern user mail daemon auth syslog lpr news uucp cron authpriv ftp"
                            + " - - - - local0 local1 local2 local3 local4 local5 local6 local7")
                    .split(" "));
    private static final List<String> IO_CLASSES = List.of("none", "realtime", "best-effort", "idle");
    private static final List<String> CPU_POLICIES = List.of("other", "fifo", "rr", "batch", "-", "idle");
    private static final int HIGHEST_CPU_PRIORITY = 99;

    private ScalarGrammars() {}

    public static String text(Setting setting, String before) throws RefusedSettingException {
        return setting.expanded(Unresolved.QUOTED);
    }

    /** A label of a security module; a {@code -} in front means that it may be unknown there. */
    public static String label(Setting setting, String before) throws RefusedSettingException {
        return setting.isEmpty() ? "" : setting.expanded(Unresolved.FATAL);
    }

    public static String rebootArgument(Setting setting, String before) throws RefusedSettingException {
        String text = setting.expanded(Unresolved.QUOTED);
        if (!setting.isIn("Service") && text.chars().anyMatch(c -> c > 126)) {
            throw RefusedSettingException.ignored("Invalid reboot parameter '" + text + "', ignoring.");
        }
        return text;
    }

    public static String busName(Setting setting, String before) throws RefusedSettingException {
        String name = setting.expanded(Unresolved.PLAIN);
        if (name.length() > 255 || !name.matches("[A-Za-z_-][\\w-]*(\\.[A-Za-z_-][\\w-]*)+")) {
            throw RefusedSettingException.ignored("Invalid bus name, ignoring: " + name);
        }
        return name;
    }

    public static String logNamespace(Setting setting, String before) throws RefusedSettingException {
        String name = setting.expanded(Unresolved.PLAIN);
        if (!name.matches("[A-Za-z0-9:_.@-]*")) {
            throw RefusedSettingException.ignored("Specified log namespace name is not valid, ignoring: " + name);
        }
        return name;
    }

    public static Boolean truth(Setting setting, Boolean before) throws RefusedSettingException {
        return setting.parsed("boolean value", UnitNumbers::truth);
    }

    public static Boolean fatalTruth(Setting setting, Boolean before) throws RefusedSettingException {
        try {
            return UnitNumbers.truth(setting.text());
        } catch (BadValueTextException e) {
            throw RefusedSettingException.fatal("Failed to parse boolean value: " + setting.text());
        }
    }

    public static Optional<Boolean> optionalTruth(Setting setting, Optional<Boolean> before)
            throws RefusedSettingException {
        return setting.isEmpty() ? Optional.empty() : Optional.of(setting.parsed("boolean value", UnitNumbers::truth));
    }

    public static TimeSpan span(Setting setting, TimeSpan before) throws RefusedSettingException {
        return setting.parsed("sec value", TimeSpan::parse);
    }

    /** An empty value restores "no limit". */
    public static TimeSpan spanOrInfinity(Setting setting, TimeSpan before) throws RefusedSettingException {
        return setting.isEmpty() ? TimeSpan.INFINITY : setting.parsed("sec_def_infinity value", TimeSpan::parse);
    }

    public static Optional<TimeSpan> optionalSpan(Setting setting, Optional<TimeSpan> before)
            throws RefusedSettingException {
        return setting.isEmpty() ? Optional.empty() : Optional.of(setting.parsed("{key}= setting", TimeSpan::parse));
    }

    /** 0 means for ever. */
    public static Optional<TimeSpan> timeout(Setting setting, Optional<TimeSpan> before)
            throws RefusedSettingException {
        TimeSpan span = setting.parsed("{key}= parameter", TimeSpan::parse);
        return Optional.of(span.equals(TimeSpan.ZERO) ? TimeSpan.INFINITY : span);
    }

    public static OptionalLong nanos(Setting setting, OptionalLong before) throws RefusedSettingException {
        return OptionalLong.of(setting.parsed("nsec value", TimeSpan::parseNanos));
    }

    public static Long unsigned(Setting setting, Long before) throws RefusedSettingException {
        return setting.parsed("unsigned value", UnitNumbers::unsigned);
    }

    public static OptionalLong optionalUnsigned(Setting setting, OptionalLong before) throws RefusedSettingException {
        return setting.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(setting.parsed("unsigned value", UnitNumbers::unsigned));
    }

    public static OptionalLong exitStatus(Setting setting, OptionalLong before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(UnitNumbers.between(setting.text(), 0, 255));
        } catch (BadValueTextException e) {
            throw RefusedSettingException.ignored("Failed to parse exit status '" + setting.text() + "', ignoring: "
                    + e.fault().words());
        }
    }

    public static Integer mode(Setting setting, Integer before) throws RefusedSettingException {
        return setting.parsed("mode value", UnitNumbers::mode);
    }

    public static UnitSignal signal(Setting setting, UnitSignal before) throws RefusedSettingException {
        return UnitSignal.of(setting.text()).orElseThrow(() -> setting.unparsed("signal name"));
    }

    public static Optional<UnitSignal> optionalSignal(Setting setting, Optional<UnitSignal> before)
            throws RefusedSettingException {
        return Optional.of(UnitSignal.of(setting.text()).orElseThrow(() -> setting.unparsed("signal name")));
    }

    public static Integer nice(Setting setting, Integer before) throws RefusedSettingException {
        return setting.isEmpty() ? 0 : within(setting, -20, 19, "Nice priority", "nice priority");
    }

    public static Integer oomScore(Setting setting, Integer before) throws RefusedSettingException {
        return setting.isEmpty()
                ? 0
                : within(setting, -1000, 1000, "OOM score adjust value", "the OOM score adjust value");
    }

    /**
     * A number with bounds.
     *
     * @param outside the word for it where it is too small or too large
     * @param unparsed the word for it where it is no number
     */
    private static int within(Setting setting, int least, int most, String outside, String unparsed)
            throws RefusedSettingException {
        try {
            return (int) UnitNumbers.between(setting.text(), least, most);
        } catch (BadValueTextException e) {
            throw RefusedSettingException.ignored(
                    e.fault() == BadValueTextException.Fault.OUT_OF_RANGE
                            ? outside + " out of range, ignoring: " + setting.text()
                            : "Failed to parse " + unparsed + " '" + setting.text() + "', ignoring: "
                                    + e.fault().words());
        }
    }

    public static Integer ioClass(Setting setting, Integer before) throws RefusedSettingException {
        int number = setting.isEmpty() ? 2 : indexed(setting, IO_CLASSES, 7, "IO scheduling class");
        return number == 0 ? 2 : number;
    }

    public static Integer ioPriority(Setting setting, Integer before) throws RefusedSettingException {
        return setting.isEmpty() ? 4 : bounded(setting, 0, 7, "IO priority");
    }

    public static Integer cpuPolicy(Setting setting, Integer before) throws RefusedSettingException {
        return setting.isEmpty() ? 0 : indexed(setting, CPU_POLICIES, Integer.MAX_VALUE, "CPU scheduling policy");
    }

    public static Integer cpuPriority(Setting setting, Integer before) throws RefusedSettingException {
        int number = bounded(setting, Integer.MIN_VALUE, Integer.MAX_VALUE, "CPU scheduling priority");
        if (number < 0 || number > HIGHEST_CPU_PRIORITY) {
            throw RefusedSettingException.ignored(
                    "CPU scheduling priority is out of range, ignoring: " + setting.text());
        }
        return number;
    }

    /** The number of a syslog level; -1 where none is set. */
    public static Integer level(Setting setting, Integer before) throws RefusedSettingException {
        return indexed(setting, LEVELS, 7, "log level");
    }

    public static Integer facility(Setting setting, Integer before) throws RefusedSettingException {
        return indexed(setting, FACILITIES, 127, "log facility");
    }

    private static int indexed(Setting setting, List<String> words, int most, String what)
            throws RefusedSettingException {
        int index = setting.text().equals("-") ? -1 : words.indexOf(setting.text());
        return index >= 0 ? index : bounded(setting, 0, most, what);
    }

    private static int bounded(Setting setting, int least, int most, String what) throws RefusedSettingException {
        return (int) (long) setting.parsed(what, text -> UnitNumbers.between(text, least, most));
    }

    public static Grammar<Optional<ResourceLimit>> limit(ResourceLimit.Unit unit) {
        return (setting, _) -> {
            ResourceLimit limit = setting.parsed("resource value", text -> ResourceLimit.parse(text, unit));
            if (limit.isUpsideDown()) {
                throw RefusedSettingException.ignored(
                        "Soft resource limit chosen higher than hard limit, ignoring: " + setting.text());
            }
            return Optional.of(limit);
        };
    }

    /** One of the words of an enumeration, or of the declared ones. */
    public static Object word(Setting setting, Object before) throws RefusedSettingException {
        return setting.declared().word(setting.text()).orElseThrow(() -> setting.unparsed("{key}="));
    }

    /** A word or yes or no. */
    public static Object wordOrTruth(Setting setting, Object before) throws RefusedSettingException {
        Optional<Object> word = setting.declared().word(setting.text());
        if (word.isPresent()) {
            return word.get();
        }
        String plain = Shown.truth(setting.parsed("{key}=", UnitNumbers::truth));
        return setting.declared().word(plain).orElseThrow(() -> setting.unparsed("{key}="));
    }

    /** A word; an empty value restores the default. */
    public static Object wordOrNothing(Setting setting, Object before) throws RefusedSettingException {
        return setting.isEmpty() ? setting.declared().byDefault() : word(setting, before);
    }

    /** A mode that leaves processes behind is told to be a bad one. */
    public static Object killMode(Setting setting, Object before) throws RefusedSettingException {
        Object mode = wordOrNothing(setting, before);
        if (setting.text().equals("none")) {
            setting.warn(
                    "Unit uses KillMode=none. This is unsafe, as it disables systemd's process lifecycle management"
                        + " for the service. Please update the service to use a safer KillMode=, such as 'mixed' or"
                        + " 'control-group'. Support for KillMode=none is deprecated and will eventually be removed.");
        }
        return mode;
    }

    /** As {@link #wordOrNothing}, with a sentence that calls the value invalid. */
    public static Object validWordOrNothing(Setting setting, Object before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return setting.declared().byDefault();
        }
        return setting.declared()
                .word(setting.text())
                .orElseThrow(() ->
                        RefusedSettingException.ignored(setting.declared().what() + ", ignoring: " + setting.text()));
    }

    public static Long coredumpFilter(Setting setting, Long before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return 0x33L;
        }
        long mask = 0;
        for (String word : setting.text().strip().split("\\s+")) {
            mask |= coredumpBits(setting, word);
        }
        return mask;
    }

    private static long coredumpBits(Setting setting, String word) throws RefusedSettingException {
        List<String> names = List.of(
                "private-anonymous",
                "shared-anonymous",
                "private-file-backed",
                "shared-file-backed",
                "elf-headers",
                "private-huge",
                "shared-huge",
                "private-dax",
                "shared-dax");
        int index = names.indexOf(word);
        if (index >= 0) {
            return 1L << index;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "all" -> 0xffff_ffffL;
            case "default" -> 0x33;
            default -> {
                try {
                    yield UnitNumbers.unsigned64(
                            word.startsWith("0x") || word.startsWith("-")
                                    ? word
                                    : "0x" + word.replaceFirst("^\\+", ""));
                } catch (BadValueTextException e) {
                    throw RefusedSettingException.ignored("Failed to parse the CoredumpFilter=" + setting.text()
                            + ", ignoring: " + e.fault().words());
                }
            }
        };
    }
}
