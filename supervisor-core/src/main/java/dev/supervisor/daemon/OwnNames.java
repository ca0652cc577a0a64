package dev.supervisor.daemon;

import dev.supervisor.config.text.Surroundings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names of this machine according to its files: its node name, alone, in the domains that it searches and for
 * neighbours ({@code .local}), and the names beside it in {@code /etc/hosts}. No server is asked, because it might take
 * long to answer, or lie.
 */
final class OwnNames {
    private static final String BLANKS = "\\s+";
    private static final Set<String> DOMAINS = Set.of("search", "domain");

    private final Surroundings surroundings;

    OwnNames(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** In lower case. */
    Set<String> all() {
        String node = surroundings.hostNodeName().toLowerCase(Locale.ROOT);
        Set<String> names = new HashSet<>(Set.of(node, node + ".local"));
        words("/etc/resolv.conf")
                .filter(line -> DOMAINS.contains(line.getFirst()))
                .flatMap(line -> line.stream().skip(1))
                .forEach(domain -> names.add(node + "." + domain));
        words("/etc/hosts").filter(line -> line.contains(node)).forEach(line -> names.addAll(line));
        return names;
    }

    /** The lines of a file that say something, as words. */
    private Stream<List<String>> words(String path) {
        return surroundings.readIfPossible(path).stream()
                .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
                .map(line -> line.replaceFirst("#.*", "").strip().toLowerCase(Locale.ROOT))
                .filter(line -> !line.isEmpty())
                .map(line -> Arrays.asList(line.split(BLANKS)));
    }
}
