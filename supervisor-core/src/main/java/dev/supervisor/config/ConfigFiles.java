package dev.supervisor.config;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.IniException;
import dev.supervisor.api.ini.IniFile;
import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.api.python.PythonText;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Findings;
import dev.supervisor.config.option.KnownValues;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.option.SectionBinder;
import dev.supervisor.config.option.SectionBinder.Ending;
import dev.supervisor.config.option.SectionShape;
import dev.supervisor.config.option.SectionValues;
import dev.supervisor.config.section.IncludeSection;
import dev.supervisor.config.text.Glob;
import dev.supervisor.config.text.PosixPath;
import dev.supervisor.config.text.Surroundings;
import dev.supervisor.config.text.UnusableFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The main file and those that it includes, read into one. */
final class ConfigFiles {
    private static final SectionShape<IncludeSection> INCLUDE = SectionShape.of(IncludeSection.class);

    private final String main;
    private final Surroundings surroundings;
    private final Findings findings;
    private final IniFile all = new IniFile();
    private final Map<String, String> here = new HashMap<>();
    private List<IniSection> written = List.of();
    private List<IniSection> sections = List.of();
    private long bytes;

    private ConfigFiles(String main, Surroundings surroundings, Findings findings) {
        this.main = main;
        this.surroundings = surroundings;
        this.findings = findings;
    }

    /**
     * Reads them.
     *
     * @param main its path as it was named
     * @throws ConfigException if one cannot be understood, or the main one not even be read
     */
    static ConfigFiles read(String main, Surroundings surroundings, Findings findings) throws ConfigException {
        ConfigFiles files = new ConfigFiles(main, surroundings, findings);
        files.readMain();
        Optional<IniSection> include = files.all.section("include");
        if (include.isPresent()) {
            files.include(include.get());
        }
        files.written = files.all.sections();
        files.sections = OtherNames.resolved(Extensions.applied(files.written, surroundings), findings);
        return files;
    }

    /** All, with what counts as text that nobody reads. */
    List<IniSection> written() {
        return written;
    }

    /** Whether it stands in the file that is not included, or that includes itself. */
    boolean isOfMainFile(IniOption option) {
        return option.origin().file().equals(main)
                || PosixPath.absolute(option.origin().file(), surroundings)
                        .equals(PosixPath.absolute(main, surroundings));
    }

    /** Options and sections that occur twice in one of the files. */
    List<IniFile.Repeat> repeats() {
        return all.repeats();
    }

    /** In the order in which they came first. */
    List<IniSection> sections() {
        return sections;
    }

    /** The value of {@code %(here)s} in the main file. */
    String here() {
        return here.get(main);
    }

    /**
     * The names for the value of an option: {@code here} is the directory of the file that it stands in.
     *
     * @param names with {@code here} as it is in the main file
     */
    Expansion at(IniSection section, String option, Expansion names) {
        String file = section.option(option).map(given -> given.origin().file()).orElse(main);
        return file.equals(main) ? names : names.with("here", here.get(file));
    }

    private void readMain() throws ConfigException {
        if (!surroundings.exists(main)) {
            throw new ConfigException(List.of(Problem.of("could not find config file " + main)));
        }
        try {
            byte[] content = surroundings
                    .read(main)
                    .orElseThrow(() -> new ConfigException(List.of(Problem.of("could not read config file " + main))));
            add(main, content);
        } catch (UnusableFileException unusable) {
            throw new ConfigException(
                    List.of(Problem.of("could not read config file " + main + ": " + unusable.getMessage())));
        }
    }

    private void include(IniSection include) throws ConfigException {
        SectionBinder binder = new SectionBinder(include, Ending.NOTHING, new KnownValues(surroundings), findings);
        Expansion names = Expansion.ofEnvironment(surroundings.environment())
                .with("here", here())
                .with("host_node_name", surroundings.hostNodeName());
        SectionValues values = binder.values(INCLUDE);
        binder.bind(INCLUDE.steps(), _ -> names, values);
        Optional<IncludeSection> said = binder.make(INCLUDE, values);
        if (said.isPresent()) {
            for (String pattern : words(said.get().files())) {
                includeMatching(PosixPath.join(here(), pattern));
            }
        }
    }

    private void includeMatching(String pattern) throws ConfigException {
        List<String> matches = new Glob(surroundings).matching(pattern);
        if (matches.isEmpty()) {
            findings.warn("No file matches via include \"" + pattern + "\"");
        }
        for (String match : matches) {
            findings.info("Included extra file \"" + match + "\" during parsing");
            try {
                Optional<byte[]> content = surroundings.read(match);
                if (content.isPresent()) {
                    add(match, content.get());
                }
            } catch (UnusableFileException unusable) {
                findings.problem(Problem.of("could not read included file " + match + ": " + unusable.getMessage()));
                findings.throwIfAny();
            }
        }
    }

    private void add(String file, byte[] content) throws ConfigException {
        bytes += content.length;
        if (bytes > Surroundings.MOST_BYTES) {
            findings.problem(Problem.of("the configuration has more than 16 MiB with " + file));
            findings.throwIfAny();
        }
        String directory = PosixPath.parent(file);
        here.putIfAbsent(
                file,
                directory.isEmpty() ? surroundings.workingDirectory() : PosixPath.absolute(directory, surroundings));
        try {
            all.add(file, content);
        } catch (IniException e) {
            findings.problem(new Problem(e.getMessage(), Optional.empty(), Optional.empty(), Optional.of(e.origin())));
            findings.throwIfAny();
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i == text.length() || PythonText.isSpace(text.charAt(i));
            if (blank && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            } else if (!blank && start < 0) {
                start = i;
            }
        }
        return words;
    }
}
