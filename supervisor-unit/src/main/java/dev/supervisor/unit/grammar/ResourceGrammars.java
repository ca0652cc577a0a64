package dev.supervisor.unit.grammar;

import dev.supervisor.unit.grammar.Setting.Unresolved;
import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitNumbers;
import dev.supervisor.unit.text.WordReader;
import dev.supervisor.unit.text.WordReader.Rule;
import dev.supervisor.unit.value.CpuSet;
import dev.supervisor.unit.value.MemoryAmount;
import dev.supervisor.unit.value.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Directives of control groups: weights, quotas, amounts of memory and of tasks, devices. */
public final class ResourceGrammars {
    private static final List<String> CONTROLLERS = List.of(
            "cpu",
            "cpuacct",
            "cpuset",
            "io",
            "blkio",
            "memory",
            "devices",
            "pids",
            "bpf-firewall",
            "bpf-devices",
            "bpf-foreign",
            "bpf-socket-bind",
            "bpf-restrict-network-interfaces");

    /** All of something, as a share. */
    private static final int WHOLE = 10_000;

    private ResourceGrammars() {}

    /** A weight; the declared word stands before the sentence: {@code Invalid CPU weight}. */
    public static Grammar<OptionalLong> weight(long least, long most, String what) {
        return (setting, _) -> {
            if (setting.isEmpty()) {
                return OptionalLong.empty();
            }
            try {
                return OptionalLong.of(UnitNumbers.between(setting.text(), least, most));
            } catch (BadValueTextException e) {
                throw RefusedSettingException.ignored("Invalid " + what + ", ignoring: " + setting.text());
            }
        };
    }

    /** A weight of processor time; "idle" is 0. */
    public static OptionalLong cpuWeight(Setting setting, OptionalLong before) throws RefusedSettingException {
        return setting.text().equals("idle")
                ? OptionalLong.of(0)
                : weight(1, 10_000, "CPU weight").read(setting, before);
    }

    public static String shownCpuWeight(OptionalLong weight) {
        return weight.isPresent() && weight.getAsLong() == 0 ? "idle" : Shown.number(weight);
    }

    /** Processor time in each second. */
    public static TimeSpan quota(Setting setting, TimeSpan before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return TimeSpan.INFINITY;
        }
        return permyriad(setting.text())
                .filter(share -> share > 0)
                .map(share -> new TimeSpan(share * 100))
                .orElseThrow(
                        () -> RefusedSettingException.ignored("Invalid CPU quota '" + setting.text() + "', ignoring."));
    }

    /** A share in hundredths of a percent; empty if the text is none. */
    private static Optional<Long> permyriad(String text) {
        try {
            return Optional.of(UnitNumbers.permyriad(text));
        } catch (BadValueTextException e) {
            return Optional.empty();
        }
    }

    /** An amount of memory that may be 0. */
    public static MemoryAmount memory(Setting setting, MemoryAmount before) throws RefusedSettingException {
        return setting.isEmpty() ? (MemoryAmount) setting.declared().byDefault() : amount(setting, 0);
    }

    /** An amount of memory that a unit can live in. */
    public static MemoryAmount memoryLimit(Setting setting, MemoryAmount before) throws RefusedSettingException {
        MemoryAmount limit = setting.isEmpty() ? MemoryAmount.INFINITY : amount(setting, 1);
        if (setting.key().equals("MemoryLimit")) {
            setting.warn(
                    "Unit uses MemoryLimit=; please use MemoryMax= instead. Support for MemoryLimit= will be removed"
                            + " soon.");
        }
        return limit;
    }

    private static MemoryAmount amount(Setting setting, long least) throws RefusedSettingException {
        return amount(setting.text(), "memory limit", text -> {
            long bytes = UnitNumbers.bytes(text);
            if (bytes == -1 || bytes >= 0 && bytes < least) {
                throw RefusedSettingException.ignored("Memory limit '" + text + "' out of range, ignoring.");
            }
            return bytes;
        });
    }

    /** Reads a number that is no share. */
    private interface FixedAmount {
        long read(String text) throws BadValueTextException, RefusedSettingException;
    }

    private static MemoryAmount amount(String text, String what, FixedAmount fixed) throws RefusedSettingException {
        if (text.equals("infinity")) {
            return MemoryAmount.INFINITY;
        }
        Optional<MemoryAmount> share = share(text);
        if (share.isPresent()) {
            return share.get();
        }
        try {
            return new MemoryAmount.Fixed(fixed.read(text));
        } catch (BadValueTextException e) {
            throw RefusedSettingException.ignored("Invalid " + what + " '" + text + "', ignoring: "
                    + e.fault().words());
        }
    }

    private static Optional<MemoryAmount> share(String text) {
        return permyriad(text).filter(share -> share <= WHOLE).map(share -> new MemoryAmount.Share(share.intValue()));
    }

    public static MemoryAmount tasks(Setting setting, MemoryAmount before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return new MemoryAmount.Unset();
        }
        return amount(setting.text(), "maximum tasks value", text -> {
            long number = UnitNumbers.unsigned64(text);
            if (number == 0 || number == -1) {
                throw RefusedSettingException.ignored("Maximum tasks value '" + text + "' out of range, ignoring.");
            }
            return number;
        });
    }

    /** Controllers that the unit may manage itself; "yes" alone stands for all of them, "no" for none at all. */
    public static Optional<List<String>> delegate(Setting setting, Optional<List<String>> before)
            throws RefusedSettingException {
        if (setting.isEmpty()) {
            return Optional.of(List.of());
        }
        try {
            boolean all = UnitNumbers.truth(setting.text());
            return all ? Optional.of(List.of("cpu", "cpuset", "io", "memory", "pids")) : Optional.empty();
        } catch (BadValueTextException e) {
            List<String> words = setting.words(Rule.QUOTES);
            return Optional.of(setting.readEachOnce(words, before.orElse(List.of()), (word, all) -> {
                if (!CONTROLLERS.contains(word)) {
                    throw RefusedSettingException.ignored("Invalid controller name '" + word + "', ignoring");
                }
                all.add(word);
            }));
        }
    }

    public static List<Property> shownDelegate(String name, Optional<List<String>> value, HostFigures host) {
        return List.of(
                new Property(name, Shown.truth(value.isPresent())),
                new Property("DelegateControllers", Shown.words(value.orElse(List.of()))));
    }

    public static List<String> controllers(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        Set<String> all = new LinkedHashSet<>(before);
        for (String word : setting.text().strip().split("\\s+")) {
            if (!CONTROLLERS.contains(word)) {
                throw RefusedSettingException.ignored("Invalid cgroup string: " + setting.text() + ", ignoring");
            }
            all.add(word);
        }
        return List.copyOf(all);
    }

    public static CpuSet cpus(Setting setting, CpuSet before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return CpuSet.NONE;
        }
        return before.with(cpuWords(setting, setting.expanded(Unresolved.QUOTED)));
    }

    private static CpuSet cpuWords(Setting setting, String text) throws RefusedSettingException {
        try {
            return CpuSet.parse(new WordReader(text, WordReader.BLANKS + ",", Rule.QUOTES).all());
        } catch (BadValueTextException e) {
            throw RefusedSettingException.ignored("Invalid value for " + setting.key() + ": " + text);
        } catch (CpuSet.UnknownCpuException e) {
            throw RefusedSettingException.ignored(e.getMessage());
        }
    }

    /** Processors that a program may use, or "numa": those of its memory nodes. */
    public static List<String> affinity(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty() || setting.text().equals("numa")) {
            return setting.isEmpty() ? List.of() : List.of("numa");
        }
        CpuSet more = cpuWords(setting, setting.expanded(Unresolved.QUOTED));
        boolean first = before.isEmpty() || before.getFirst().equals("numa");
        try {
            return List.of(
                    (first ? more : CpuSet.parse(before).with(more)).toString().split(" "));
        } catch (CpuSet.UnknownCpuException e) {
            throw new IllegalStateException("was printed by ourselves: " + before, e);
        }
    }

    public static List<Property> shownAffinity(String name, List<String> value, HostFigures host) {
        boolean numa = value.contains("numa");
        return List.of(
                new Property(name, numa ? "" : Shown.words(value)), new Property(name + "FromNUMA", Shown.truth(numa)));
    }

    /** As {@link #cpus}; the set of all nodes is -1. */
    public static List<String> numaMask(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty() || setting.text().equals("all")) {
            return setting.isEmpty() ? List.of() : List.of("all");
        }
        try {
            return List.of(cpuWords(setting, setting.text()).toString());
        } catch (RefusedSettingException e) {
            setting.warn(e.getMessage());
            throw RefusedSettingException.ignored("Failed to parse NUMA node mask, ignoring: " + setting.text());
        }
    }

    /** The bandwidth of one device, in powers of 1000. */
    public static Grammar<List<String>> bandwidth(String limit) {
        return (setting, before) ->
                perDevice(setting, before, "device node and bandwidth", "device node or bandwidth", rest -> {
                    try {
                        return rest.equals("infinity")
                                ? Optional.empty()
                                : Optional.of(Long.toUnsignedString(UnitNumbers.thousands(rest)));
                    } catch (BadValueTextException e) {
                        throw RefusedSettingException.ignored("Invalid " + limit + " '" + rest + "', ignoring.");
                    }
                });
    }

    public static Grammar<List<String>> deviceWeight(String device, String weight, long least, long most) {
        return (setting, before) -> perDevice(setting, before, device + " and weight", device + " or weight", rest -> {
            try {
                return Optional.of(String.valueOf(UnitNumbers.between(rest, least, most)));
            } catch (BadValueTextException e) {
                throw RefusedSettingException.ignored(
                        weight.formatted(rest) + e.fault().words());
            }
        });
    }

    public static List<String> latency(Setting setting, List<String> before) throws RefusedSettingException {
        return perDevice(setting, before, "device path and latency", "device path or latency", rest -> {
            try {
                return Optional.of(TimeSpan.parse(rest).toString());
            } catch (BadValueTextException e) {
                throw RefusedSettingException.ignored("Failed to parse timer value, ignoring: " + rest);
            }
        });
    }

    /** Reads what stands behind a device; empty if it takes an earlier value back. */
    private interface Amount {
        Optional<String> read(String rest) throws RefusedSettingException;
    }

    private static List<String> perDevice(
            Setting setting, List<String> before, String extracted, String given, Amount amount)
            throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        WordReader words = new WordReader(setting.text(), Rule.QUOTES);
        String device;
        try {
            device = words.next().orElse("");
        } catch (BadValueTextException e) {
            throw RefusedSettingException.ignored(
                    "Failed to extract " + extracted + " from '" + setting.text() + "', ignoring.");
        }
        if (words.rest().isEmpty()) {
            throw RefusedSettingException.ignored(
                    "Invalid " + given + " specified in '" + setting.text() + "', ignoring.");
        }
        Optional<String> meant = amount.read(words.rest());
        List<String> all = new ArrayList<>(before);
        all.removeIf(entry -> entry.startsWith(device + " "));
        meant.ifPresent(text -> all.add(device + " " + text));
        return List.copyOf(all);
    }

    public static List<String> devices(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        WordReader words = new WordReader(setting.text(), Rule.QUOTES);
        String node;
        try {
            node = words.next().orElse("");
        } catch (BadValueTextException e) {
            throw RefusedSettingException.ignored(
                    "Failed to extract device path and rights from '" + setting.text() + "', ignoring.");
        }
        String device = setting.expand(node, Unresolved.QUOTED);
        boolean pattern = device.startsWith("block-") || device.startsWith("char-");
        if (!pattern) {
            if (device.contains("/../")) {
                throw RefusedSettingException.ignored(setting.key() + "= path is not normalized, ignoring: " + device);
            }
            device = dev.supervisor.unit.text.UnitPath.simplified(device);
            if (!device.startsWith("/dev/") && !device.startsWith("/run/systemd/inaccessible/")) {
                throw RefusedSettingException.ignored("Invalid device node path '" + device + "', ignoring.");
            }
        }
        String rights = words.rest();
        if (!rights.matches("[rwm]*")) {
            throw RefusedSettingException.ignored("Invalid device rights '" + rights + "', ignoring.");
        }
        List<String> all = new ArrayList<>(before);
        all.add(device + " " + (rights.isEmpty() ? "rwm" : rights));
        return List.copyOf(all);
    }

    /** A share of the memory pressure, as a part of 2^32. */
    public static Long pressure(Setting setting, Long before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return 0L;
        }
        return permyriad(setting.text())
                .filter(share -> share <= WHOLE)
                .map(share -> (share * 0xffff_ffffL + WHOLE / 2) / WHOLE)
                .orElseThrow(() -> RefusedSettingException.ignored(
                        "Failed to parse memory pressure limit value, ignoring: " + setting.text()));
    }
}
