package dev.supervisor.unit.grammar;

import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitNumbers;
import dev.supervisor.unit.text.WordReader.Rule;
import dev.supervisor.unit.value.CapabilitySet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Directives that take something away from a program. Those of other kinds of lists are in the files beside this one. */
public final class SandboxGrammars {
    private static final List<String> NAMESPACES = List.of("cgroup", "ipc", "net", "mnt", "pid", "user", "uts");
    private static final List<String> SECURE_BITS = List.of(
            "noroot", "noroot-locked", "no-setuid-fixup", "no-setuid-fixup-locked", "keep-caps", "keep-caps-locked");

    private SandboxGrammars() {}

    /** A list adds to the one before; one that begins with {@code ~} takes away from it. */
    public static Grammar<CapabilitySet> capabilities(CapabilitySet initially) {
        return (setting, before) -> {
            String text = setting.text();
            if (text.isEmpty()) {
                return CapabilitySet.NONE;
            }
            boolean inverted = text.startsWith("~");
            CapabilitySet given = CapabilitySet.NONE;
            for (String word : text.substring(inverted ? 1 : 0).strip().split("\\s+")) {
                OptionalInt number = CapabilitySet.number(word);
                if (number.isPresent()) {
                    given = given.with(new CapabilitySet(1L << number.getAsInt()));
                }
            }
            CapabilitySet wanted = inverted ? CapabilitySet.ALL.without(given) : given;
            if (before.equals(CapabilitySet.NONE) || before.equals(initially)) {
                return wanted;
            }
            return inverted ? before.without(given) : before.with(given);
        };
    }

    public static Long secureBits(Setting setting, Long before) {
        long bits = setting.isEmpty() ? 0 : before;
        for (String word : setting.text().split("\\s+")) {
            int index = SECURE_BITS.indexOf(word);
            bits |= index >= 0 ? 1L << index : 0;
        }
        return bits;
    }

    /** The kinds that are left to a program; "yes" takes all, "no" takes none. */
    public static List<String> namespaces(Setting setting, List<String> before) throws RefusedSettingException {
        String text = setting.text();
        if (text.isEmpty()) {
            return List.of("no");
        }
        try {
            return List.of(Shown.truth(UnitNumbers.truth(text)));
        } catch (BadValueTextException e) {
            return namedNamespaces(text, before);
        }
    }

    private static List<String> namedNamespaces(String text, List<String> before) throws RefusedSettingException {
        boolean inverted = text.startsWith("~");
        String named = text.substring(inverted ? 1 : 0);
        List<String> given = named.isBlank() ? List.of() : List.of(named.strip().split("\\s+"));
        if (!NAMESPACES.containsAll(given)) {
            throw RefusedSettingException.ignored("Failed to parse namespace type string, ignoring: " + named);
        }
        List<String> left = new ArrayList<>(NAMESPACES);
        if (inverted) {
            left.removeAll(given);
        } else {
            left.retainAll(given);
        }
        if (NAMESPACES.containsAll(before)) {
            List<String> both = new ArrayList<>(NAMESPACES);
            both.removeIf(kind -> inverted
                    ? given.contains(kind) || !before.contains(kind)
                    : !given.contains(kind) && !before.contains(kind));
            left = both;
        }
        return left.size() == NAMESPACES.size() ? List.of("no") : List.copyOf(left);
    }

    /** Names behind an optional {@code ~}, sorted; what is wrong with one is told by the sentence. */
    private static List<String> filtered(Setting setting, List<String> before, String pattern, String sentence)
            throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        boolean inverted = setting.text().startsWith("~");
        TreeSet<String> names = new TreeSet<>();
        boolean sameKind = before.isEmpty() || before.getFirst().equals("~") == inverted;
        before.stream().filter(name -> sameKind && !name.equals("~")).forEach(names::add);
        for (String word : setting.words(Rule.QUOTES)) {
            String name = inverted && word.startsWith("~") ? word.substring(1) : word;
            if (name.matches(pattern)) {
                names.add(name);
            } else if (!name.isEmpty()) {
                setting.warn(sentence + name);
            }
        }
        List<String> all = new ArrayList<>(names);
        if (inverted) {
            all.addFirst("~");
        }
        return List.copyOf(all);
    }

    public static List<String> families(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.text().equals("none")) {
            return List.of();
        }
        return filtered(setting, before, "AF_[A-Z0-9]+", "Failed to parse address family, ignoring: ");
    }

    public static List<String> interfaces(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        boolean inverted = setting.text().startsWith("~");
        List<String> words = setting.wordsOr(
                "Trailing garbage in RestrictNetworkInterfaces, ignoring: " + setting.text(), Rule.QUOTES);
        LinkedHashSet<String> all = new LinkedHashSet<>(before);
        if (inverted && !all.contains("~")) {
            all.addFirst("~");
        }
        for (String word : words) {
            String name = inverted && word.startsWith("~") ? word.substring(1) : word;
            if (name.isEmpty()) {
                continue;
            }
            boolean good = name.length() < 16
                    && !name.matches(".*[\\s:/%].*|\\d+|0[xX][0-9a-fA-F]+|\\.|\\.\\.|\\+?\\d+|[^\\x21-\\x7e]+");
            if (good) {
                all.add(name);
            } else {
                setting.warn("Invalid interface name, ignoring: " + name);
            }
        }
        return List.copyOf(all);
    }

    /** Names with their {@code ~} in front of the first. */
    public static String shownFilter(List<String> names) {
        return names.isEmpty() || !names.getFirst().equals("~")
                ? String.join(" ", names)
                : "~" + String.join(" ", names.subList(1, names.size()));
    }

    public static String shownNamespaces(List<String> left) {
        return NAMESPACES.stream().filter(left::contains).findAny().isPresent() || left.isEmpty()
                ? String.join(" ", left)
                : left.getFirst();
    }
}
