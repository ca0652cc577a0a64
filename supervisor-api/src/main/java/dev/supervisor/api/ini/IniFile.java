package dev.supervisor.api.ini;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ini4j.BasicMultiMap;
import org.ini4j.MultiMap;

/**
 * A file together with those that it includes: sections of the same name are one, later options override earlier ones.
 *
 * <p>The options are kept by ini4j, which neither reads nor expands anything here: our reader knows the dialect, and ini4j's
 * own expansion ({@code fetch}) can be made to recurse without end. Its plain maps are enough; a section of its profiles costs as
 * much as reading one. Needs ini4j on the class path. One thread.
 */
public final class IniFile {
    private final Map<String, Origin> sections = new LinkedHashMap<>();
    private final Map<String, MultiMap<String, IniOption>> options = new LinkedHashMap<>();

    private final List<Repeat> repeats = new ArrayList<>();

    /**
     * A section that comes again in the same file, or an option that comes again behind the same header: the later one counts.
     *
     * @param option empty for a section
     * @param again where it comes again
     * @param before where it stood before
     */
    public record Repeat(String section, Optional<String> option, Origin again, Origin before) {}

    private final class Keeper implements IniSink {
        /** The options below the latest header. */
        private final Map<String, Origin> behindHeader = new HashMap<>();

        private final Map<String, Origin> headers = new HashMap<>();

        @Override
        public void section(String name, Origin origin) {
            if (!name.equals(DEFAULTS)) {
                sections.putIfAbsent(name, origin);
            }
            behindHeader.clear();
            Optional.ofNullable(headers.put(name, origin))
                    .ifPresent(before -> repeats.add(new Repeat(name, Optional.empty(), origin, before)));
            options.computeIfAbsent(name, _ -> new BasicMultiMap<>(new LinkedHashMap<>()));
        }

        @Override
        public void option(String section, String name, String value, Origin origin) {
            Optional.ofNullable(behindHeader.put(name, origin))
                    .ifPresent(before -> repeats.add(new Repeat(section, Optional.of(name), origin, before)));
            options.get(section).put(name, new IniOption(name, value, origin));
        }
    }

    /**
     * Reads one more file into this one.
     *
     * @param file how it is called in origins and sentences
     * @throws IniException if it is not as it should be; this is then no longer of use
     */
    public void add(String file, byte[] content) throws IniException {
        IniReader.read(file, content, new Keeper());
    }

    /** In the order in which they came first. */
    public List<IniSection> sections() {
        List<IniSection> all = new ArrayList<>(sections.size());
        Collection<IniOption> defaults = optionsOf(IniSink.DEFAULTS);
        sections.forEach((name, origin) -> all.add(new IniSection(name, origin, defaults, optionsOf(name))));
        return all;
    }

    /** In the order of the files. */
    public List<Repeat> repeats() {
        return List.copyOf(repeats);
    }

    public Optional<IniSection> section(String name) {
        return Optional.ofNullable(sections.get(name))
                .map(origin -> new IniSection(name, origin, optionsOf(IniSink.DEFAULTS), optionsOf(name)));
    }

    private Collection<IniOption> optionsOf(String section) {
        return options.containsKey(section) ? options.get(section).values() : List.of();
    }
}
