package dev.supervisor.api.ini;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ini4j.BasicProfile;
import org.ini4j.Profile;

/**
 * A file together with those that it includes: sections of the same name are one, later options override earlier ones.
 *
 * <p>The values are kept by ini4j, which neither reads nor expands anything here: our reader knows the dialect, and ini4j's
 * own expansion ({@code fetch}) can be made to recurse without end. Needs ini4j on the class path. One thread.
 */
public final class IniFile {
    private static final boolean NO_TREE_OF_SECTIONS = false;
    private static final boolean NAMES_AS_THEY_ARE = false;

    private final Profile values = new BasicProfile(NO_TREE_OF_SECTIONS, NAMES_AS_THEY_ARE);
    private final Map<String, Origin> sections = new LinkedHashMap<>();
    private final Map<String, Map<String, Origin>> origins = new LinkedHashMap<>();

    private final class Keeper implements IniSink {
        @Override
        public void section(String name, Origin origin) {
            if (!name.equals(DEFAULTS)) {
                sections.putIfAbsent(name, origin);
            }
            if (!values.containsKey(name)) {
                values.add(name);
            }
        }

        @Override
        public void option(String section, String name, String value, Origin origin) {
            values.get(section).put(name, value);
            origins.computeIfAbsent(section, _ -> new LinkedHashMap<>()).put(name, origin);
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
        Map<String, IniOption> defaults = optionsOf(IniSink.DEFAULTS);
        sections.forEach((name, origin) -> all.add(new IniSection(name, origin, optionsOf(name), defaults)));
        return all;
    }

    public Optional<IniSection> section(String name) {
        return Optional.ofNullable(sections.get(name))
                .map(origin -> new IniSection(name, origin, optionsOf(name), optionsOf(IniSink.DEFAULTS)));
    }

    private Map<String, IniOption> optionsOf(String section) {
        Map<String, IniOption> options = new LinkedHashMap<>();
        origins.getOrDefault(section, Map.of())
                .forEach((name, origin) -> options.put(
                        name, new IniOption(name, values.get(section).get(name), origin)));
        return options;
    }
}
