package dev.supervisor.ctl;

import dev.supervisor.api.ini.ChosenSections;
import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.ExpansionException;
import dev.supervisor.api.ini.IniException;
import dev.supervisor.api.ini.IniReader;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.client.ServerUrl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code [supervisorctl]} of a configuration file; nothing else of the file matters, nor do the files that
 * it includes.
 *
 * @param whyNoAddress for people, if there is no address
 */
record ConfigFile(
        Optional<ServerUrl> address,
        String whyNoAddress,
        Optional<String> username,
        Optional<String> password,
        Optional<String> prompt,
        Optional<String> historyFile) {
    private static final String SECTION = "supervisorctl";
    private static final String PLUGINS = "ctlplugin:";
    private static final String PLUGIN_FACTORY = "supervisor.ctl_factory";
    private static final int MOST_BYTES = 16 << 20;
    private static final String UNIX_SCHEME = "unix://";

    /** The values without a file. */
    static final ConfigFile NONE = new ConfigFile(
            Optional.empty(),
            "there is no configuration file (-c names one)",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    static ConfigFile read(String file, Map<String, String> environment) throws UsageException {
        HomeDirectory home = new HomeDirectory(environment);
        ChosenSections sections = sections(file);
        Optional<IniSection> own = sections.one();
        if (own.isEmpty()) {
            throw UsageException.in(file, ".ini file does not include supervisorctl section");
        }
        IniSection section = own.get();
        Expansion variables = Expansion.ofEnvironment(environment);
        Expansion withHere = variables.with("here", here(home.resolve(file)));
        try {
            Optional<String> url = value(section, "serverurl", withHere);
            Optional<String> prompt = value(section, "prompt", variables);
            Optional<String> username = value(section, "username", variables);
            Optional<String> password = value(section, "password", variables);
            Optional<String> history = value(section, "history_file", withHere);
            for (IniSection plugin : sections.others()) {
                refuse(plugin, variables);
            }
            return new ConfigFile(
                    url.map(text -> new ServerUrl(
                            absolute(text, home),
                            "that of " + name(section) + " in "
                                    + section.option("serverurl").orElseThrow().origin())),
                    name(section) + " in " + file + " has none",
                    username,
                    password,
                    prompt,
                    history);
        } catch (ExpansionException e) {
            throw UsageException.in(section, e.getMessage());
        }
    }

    private static String name(IniSection section) {
        return "[" + section.name() + "]";
    }

    /** Plug-ins of the original are Python, of which there is none here. */
    private static void refuse(IniSection plugin, Expansion variables) throws ExpansionException, UsageException {
        Optional<String> factory = value(plugin, PLUGIN_FACTORY, variables);
        if (factory.isEmpty()) {
            throw UsageException.in(plugin, "section [" + plugin.name() + "] does not specify a " + PLUGIN_FACTORY);
        }
        String module = factory.get().strip().split("[.:]", 2)[0].strip();
        throw UsageException.in(
                plugin,
                factory.get() + " cannot be resolved within [" + plugin.name() + "]: No module named "
                        + PythonRepr.of(module));
    }

    private static String here(Path file) {
        Path directory = file.getParent();
        return directory == null ? file.toString() : directory.toString();
    }

    private static ChosenSections sections(String file) throws UsageException {
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            throw new UsageException("could not find config file " + file);
        }
        ChosenSections sections = new ChosenSections(SECTION, PLUGINS);
        try {
            IniReader.read(file, content(file, path), sections);
        } catch (IOException e) {
            throw new UsageException("could not read config file " + file);
        } catch (IniException e) {
            throw new UsageException(e.getMessage());
        }
        return sections;
    }

    /** A named pipe is not waited for, and what has no end is not read to it; a shell's pipe in the place of the file is below {@code /dev}. */
    private static byte[] content(String file, Path path) throws IOException, UsageException {
        boolean odd = Files.readAttributes(path, BasicFileAttributes.class).isOther();
        if (odd && !file.startsWith("/dev/") && !file.startsWith("/proc/")) {
            throw new UsageException("could not read config file " + file + ": it is no regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new UsageException("could not read config file " + file + ": it has more than 16 MiB");
            }
            return content;
        }
    }

    private static Optional<String> value(IniSection section, String option, Expansion names)
            throws ExpansionException {
        Optional<String> raw = section.value(option);
        return raw.isEmpty() ? raw : Optional.of(names.expand(raw.get(), section.name() + "." + option));
    }

    private static String absolute(String serverUrl, HomeDirectory home) {
        return serverUrl.startsWith(UNIX_SCHEME)
                ? UNIX_SCHEME + home.resolve(serverUrl.substring(UNIX_SCHEME.length()))
                : serverUrl;
    }
}
