package dev.supervisor.ctl;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.ExpansionException;
import dev.supervisor.api.ini.IniException;
import dev.supervisor.api.ini.IniReader;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.api.ini.OneSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the section {@code [supervisorctl]} of a configuration file says; nothing else of the file matters, files that it includes
 * neither.
 */
record ConfigFile(
        Optional<String> serverUrl, Optional<String> username, Optional<String> password, Optional<String> prompt) {
    private static final String SECTION = "supervisorctl";
    private static final String UNIX_SCHEME = "unix://";

    /** What holds if there is no file. */
    static final ConfigFile NONE =
            new ConfigFile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static ConfigFile read(String file, Map<String, String> environment) throws UsageException {
        HomeDirectory home = new HomeDirectory(environment);
        IniSection section = section(file);
        Expansion variables = Expansion.ofEnvironment(environment);
        Expansion withHere = variables.with("here", here(home.resolve(file)));
        try {
            Optional<String> url = value(section, "serverurl", withHere);
            return new ConfigFile(
                    url.isEmpty() ? url : Optional.of(absolute(url.get(), home)),
                    value(section, "username", variables),
                    value(section, "password", variables),
                    value(section, "prompt", variables));
        } catch (ExpansionException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static String here(Path file) {
        Path directory = file.getParent();
        return directory == null ? file.toString() : directory.toString();
    }

    private static IniSection section(String file) throws UsageException {
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            throw new UsageException("could not find config file " + file);
        }
        OneSection section = new OneSection(SECTION);
        try {
            IniReader.read(file, Files.readAllBytes(path), section);
        } catch (IOException e) {
            throw new UsageException("could not read config file " + file);
        } catch (IniException e) {
            throw new UsageException(e.getMessage());
        }
        Optional<IniSection> found = section.found();
        if (found.isEmpty()) {
            throw new UsageException(".ini file does not include supervisorctl section");
        }
        return found.get();
    }

    private static Optional<String> value(IniSection section, String option, Expansion names)
            throws ExpansionException {
        Optional<String> raw = section.value(option);
        return raw.isEmpty() ? raw : Optional.of(names.expand(raw.get(), SECTION + "." + option));
    }

    private static String absolute(String serverUrl, HomeDirectory home) {
        return serverUrl.startsWith(UNIX_SCHEME)
                ? UNIX_SCHEME + home.resolve(serverUrl.substring(UNIX_SCHEME.length()))
                : serverUrl;
    }
}
