package dev.supervisor.ctl;

import dev.supervisor.api.ini.DefaultPaths;
import dev.supervisor.client.Credentials;
import dev.supervisor.client.Patience;
import dev.supervisor.client.ServerUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The server and the login; from the command line, else from the configuration file, else the defaults. */
record Settings(
        ServerUrl address,
        Credentials credentials,
        String prompt,
        Optional<Path> historyFile,
        Colours colours,
        Patience patience) {
    private static final String DEFAULT_SERVER = "http://localhost:9001";
    private static final String DEFAULT_PROMPT = "supervisor";

    /** @param invokedAs how the program was called: the usual places begin near it */
    static Settings of(String invokedAs, CommandLine line, Map<String, String> environment) throws UsageException {
        Optional<String> named = line.argumentOf(ClientOption.CONFIGURATION);
        Optional<String> file = named.isPresent() ? named : firstInUsualPlaces(invokedAs);
        ConfigFile config =
                file.isEmpty() || file.get().isEmpty() ? ConfigFile.NONE : ConfigFile.read(file.get(), environment);
        return new Settings(
                line.argumentOf(ClientOption.SERVERURL)
                        .map(url -> new ServerUrl(url, "that of -s"))
                        .or(config::address)
                        .orElseGet(() -> new ServerUrl(DEFAULT_SERVER, "the default, as " + config.whyNoAddress())),
                new Credentials(
                        line.argumentOf(ClientOption.USERNAME).or(config::username),
                        line.argumentOf(ClientOption.PASSWORD).or(config::password)),
                config.prompt().orElse(DEFAULT_PROMPT),
                line.argumentOf(ClientOption.HISTORY_FILE)
                        .or(config::historyFile)
                        .filter(name -> !name.isEmpty())
                        .map(new HomeDirectory(environment)::resolve),
                line.colours(),
                line.patience());
    }

    private static Optional<String> firstInUsualPlaces(String invokedAs) {
        for (String place : DefaultPaths.of(invokedAs)) {
            if (Files.exists(Path.of(place))) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }
}
