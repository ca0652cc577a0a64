package dev.supervisor.config;

import dev.supervisor.api.ini.DefaultPaths;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Findings;
import dev.supervisor.config.option.KnownValues;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.section.HttpApiSection;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.config.section.UnixServerSection;
import dev.supervisor.config.text.PosixPath;
import dev.supervisor.config.text.Surroundings;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.user.Account;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a {@link Configuration} of a file, or says all that is wrong with it. Keeps nothing between two loads. May block: not for
 * the loop thread.
 */
public final class ConfigLoader {
    private static final int ROOT = 0;
    private static final String RUNNING_AS_ROOT =
            "Supervisor is running as root.  Privileges were not dropped because no user is specified in the config"
                    + " file.  If you intend to run as root, you can set user=root in the config file to avoid this"
                    + " message.";
    private static final String SEARCHING_AS_ROOT =
            "Supervisord is running as root and it is searching for its configuration file in default locations"
                    + " (including its current working directory); you probably want to specify a \"-c\" argument"
                    + " specifying an absolute path to a configuration file for improved security.";

    private final Surroundings surroundings;

    public ConfigLoader(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** A warning for standard error before {@link #find} searches. */
    public Optional<String> warningBeforeSearch() {
        return surroundings.uid() == ROOT ? Optional.of("UserWarning: " + SEARCHING_AS_ROOT) : Optional.empty();
    }

    /**
     * The file that is taken if the command line names none.
     *
     * @param program how the daemon was called
     */
    public String find(String program) throws ConfigException {
        List<String> paths = DefaultPaths.of(program);
        for (String path : paths) {
            if (surroundings.exists(path)) {
                return path;
            }
        }
        throw new ConfigException(List.of(Problem.of("No config file found at default paths ("
                + String.join(", ", paths) + "); use the -c option to specify a config file at a different path")));
    }

    /**
     * Reads a file and those that it includes.
     *
     * @param file its path as it was named
     * @param overrides what the command line says in its place
     */
    public Configuration load(String file, Overrides overrides) throws ConfigException {
        return load(file, overrides, new Findings());
    }

    /** Looks where each option stands in a file and those that it includes. */
    public ConfigOrigins origins(String file) throws ConfigException {
        return new ConfigOrigins(
                ConfigFiles.read(file, surroundings, new Findings()).sections());
    }

    /** Reads the same, and says all that there is to say about it. */
    public ConfigCheck check(String file, Overrides overrides) {
        Findings findings = new Findings();
        try {
            Configuration configuration = load(file, overrides, findings);
            return new ConfigCheck(List.of(), findings.remarks(), Optional.of(configuration));
        } catch (ConfigException mistakes) {
            return new ConfigCheck(mistakes.problems(), findings.remarks(), Optional.empty());
        }
    }

    private Configuration load(String file, Overrides overrides, Findings findings) throws ConfigException {
        KnownValues known = new KnownValues(new KnownSurroundings(surroundings));
        ConfigFiles files = ConfigFiles.read(file, known.surroundings(), findings);
        findings.remark(() -> Stream.concat(UnknownNames.in(files).stream(), Slips.in(files).stream())
                .toList());
        Optional<IniSection> section = files.sections().stream()
                .filter(candidate -> candidate.name().equals("supervisord"))
                .findFirst();
        if (section.isEmpty()) {
            findings.problem(Problem.ofFile(".ini file does not include supervisord section", "supervisord", file));
            throw new ConfigException(findings.problems());
        }
        DaemonReader daemon = new DaemonReader(files, section.get(), known);
        daemon.read(findings);
        ServersReader servers = new ServersReader(files, daemon.environment(), known, findings);
        List<String> rpcNamespaces = servers.readRpcInterfaces(daemon.ignoresUnknownRpcInterfaces());
        List<GroupSpec> groups = new GroupsReader(files, daemon.environment(), known, findings).read();
        List<InetServerSection> inetServers = servers.readInetServers();
        List<UnixServerSection> unixServers = servers.readUnixServers();
        Optional<HttpApiSection> api = servers.readApi();
        Optional<Account> account = daemon.account(overrides, findings);
        if (!inetServers.isEmpty() || !unixServers.isEmpty()) {
            servers.refuseArguments(rpcNamespaces);
        }
        findings.throwIfAny();
        if (account.isEmpty() && surroundings.uid() == ROOT) {
            findings.critical(RUNNING_AS_ROOT);
        }
        return new Configuration(
                PosixPath.join(surroundings.workingDirectory(), file),
                overrides,
                daemon.spec(overrides),
                account,
                new ServersSpec(rpcNamespaces, inetServers, unixServers, api),
                groups,
                findings.notices());
    }
}
