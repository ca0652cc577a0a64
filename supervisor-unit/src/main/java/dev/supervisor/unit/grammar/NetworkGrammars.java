package dev.supervisor.unit.grammar;

import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitNumbers;
import dev.supervisor.unit.text.WordReader.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Directives about addresses, ports, architectures and errors, none of which does anything here: their values are checked and kept. */
public final class NetworkGrammars {
    private static final Set<String> NAMED_ADDRESSES = Set.of("any", "localhost", "link-local", "multicast");
    private static final Pattern PREFIX = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String IPV4 = OCTET + "(?:\\." + OCTET + "){3}";
    private static final Pattern BOUND = Pattern.compile("(?:(ipv4|ipv6)(?::|$))?(?:(tcp|udp)(?::|$))?([^:]*)");
    private static final int LAST_PORT = 65_535;
    private static final int LAST_ERROR = 4_095;
    private static final Set<String> ARCHITECTURES =
            Set.of(("native x86 x86-64 x32 arm arm64 loongarch64 mips mips64 mips64-n32"
                            + " mips-le mips64-le mips64-le-n32 parisc parisc64 ppc ppc64 ppc64-le riscv64 s390 s390x")
                    .split(" "));

    private NetworkGrammars() {}

    public static List<String> addresses(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> words = setting.words();
        return setting.readEachOnce(words, before, (word, all) -> {
            if (!NAMED_ADDRESSES.contains(word) && !isPrefix(word)) {
                throw RefusedSettingException.ignored("Address prefix is invalid, ignoring assignment: " + word);
            }
            all.add(word);
        });
    }

    private static boolean isPrefix(String word) {
        Matcher matcher = PREFIX.matcher(word);
        if (!matcher.matches()) {
            return false;
        }
        int length =
                Optional.ofNullable(matcher.group(2)).map(Integer::parseInt).orElse(0);
        return matcher.group(1).matches(IPV4) && length <= 32 || isIpv6(matcher.group(1)) && length <= 128;
    }

    private static boolean isIpv6(String text) {
        boolean shortened = text.contains("::");
        if (!text.contains(":") || text.indexOf("::") != text.lastIndexOf("::") || text.contains(":::")) {
            return false;
        }
        String[] parts =
                text.replaceFirst("^::?(?=.)", "").replaceFirst("(?<=.)::$", "").split("::?");
        int groups = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1 && parts[i].matches(IPV4);
            if (!last && !parts[i].matches("[0-9a-fA-F]{1,4}") && !text.equals("::")) {
                return false;
            }
            groups += last ? 2 : 1;
        }
        return shortened ? groups < 8 || text.equals("::") : groups == 8 && text.matches("[0-9a-fA-F].*[0-9a-fA-F]");
    }

    /** Ports that may be taken: {@code ipv4:tcp:80-90}, without the last colon as {@code show} prints it. */
    public static List<String> ports(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        Matcher matcher = BOUND.matcher(setting.text());
        String sentence = "Unable to parse " + setting.key() + "= assignment, ignoring: " + setting.text();
        if (!matcher.matches()) {
            throw RefusedSettingException.ignored(sentence);
        }
        try {
            String family = Optional.ofNullable(matcher.group(1))
                    .map(name -> name + ":")
                    .orElse("");
            String protocol = Optional.ofNullable(matcher.group(2)).orElse("");
            boolean any = matcher.group(3).isEmpty() && !(family + protocol).isEmpty();
            List<String> all = new ArrayList<>(before);
            all.add(family + protocol + (any ? "any" : range(matcher.group(3))));
            return List.copyOf(all);
        } catch (BadValueTextException e) {
            throw RefusedSettingException.ignored(sentence);
        }
    }

    private static String range(String text) throws BadValueTextException {
        if (text.equals("any")) {
            return text;
        }
        int dash = text.indexOf('-');
        if (dash <= 0) {
            return String.valueOf(UnitNumbers.between(text, 1, LAST_PORT));
        }
        long first = UnitNumbers.between(text.substring(0, dash), 1, LAST_PORT);
        long last = UnitNumbers.between(text.substring(dash + 1), 1, LAST_PORT);
        if (first > last) {
            throw BadValueTextException.outOfRange();
        }
        return first + "-" + last;
    }

    public static List<String> architectures(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> words = setting.words(Rule.QUOTES);
        return setting.readEachOnce(words, before, (word, all) -> {
            if (!ARCHITECTURES.contains(word)) {
                throw RefusedSettingException.ignored(
                        "Failed to parse system call architecture \"" + word + "\", ignoring: Invalid argument");
            }
            all.add(word);
        });
    }

    /** The number or the name of an error, or "kill". */
    public static String error(Setting setting, String before) throws RefusedSettingException {
        String text = setting.text();
        if (text.isEmpty() || text.equals("kill") || text.matches("E[A-Z0-9]{2,14}")) {
            return text;
        }
        long number = setting.parsed("error number", given -> UnitNumbers.between(given, 0, LAST_ERROR));
        if (number == 0) {
            throw RefusedSettingException.ignored("Invalid error number, ignoring: " + text);
        }
        return String.valueOf(number);
    }
}
