package dev.supervisor.config;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.ExpansionException;
import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.config.option.Findings;
import dev.supervisor.config.option.KnownValues;
import dev.supervisor.config.option.SectionBinder;
import dev.supervisor.config.option.SectionBinder.Ending;
import dev.supervisor.config.option.SectionShape;
import dev.supervisor.config.option.SectionValues;
import dev.supervisor.config.section.HttpApiSection;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.config.section.UnixServerSection;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.PythonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads how the daemon is talked to: RPC interfaces and servers. */
final class ServersReader {
    private static final SectionShape<UnixServerSection> UNIX_SERVER = SectionShape.of(UnixServerSection.class);
    private static final SectionShape<InetServerSection> INET_SERVER = SectionShape.of(InetServerSection.class);
    private static final String INET_SERVERS = "inet_http_server";
    private static final String UNIX_SERVERS = "unix_http_server";
    private static final String RPC_INTERFACE = "rpcinterface:";
    private static final String FACTORY = "supervisor.rpcinterface_factory";
    private static final String OWN_FACTORY = "supervisor.rpcinterface:make_main_rpcinterface";
    private static final String OWN_NAMESPACE = "supervisor";

    private final ConfigFiles files;
    private final Expansion environment;
    private final KnownValues known;
    private final Findings findings;

    ServersReader(ConfigFiles files, Map<String, String> daemonEnvironment, KnownValues known, Findings findings) {
        this.files = files;
        this.environment =
                Expansion.ofEnvironment(known.surroundings().environment()).withEnvironment(daemonEnvironment);
        this.known = known;
        this.findings = findings;
    }

    /**
     * Reads the {@code [rpcinterface:x]} sections: ours is there in any case, others than ours cannot be had.
     *
     * @param ignoreUnknown only warn of others
     * @return the names that ours has, in the order of the file
     */
    List<String> readRpcInterfaces(boolean ignoreUnknown) {
        List<String> names = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (IniSection section : files.sections()) {
            if (section.name().startsWith(RPC_INTERFACE)) {
                if (ignoreUnknown && isUnknown(section)) {
                    ignored.add("[" + section.name() + "]");
                } else {
                    readRpcInterface(section);
                    names.add(namespace(section));
                }
            }
        }
        if (!ignored.isEmpty()) {
            findings.warnAloud("RPC interfaces that cannot be loaded here are ignored: " + String.join(", ", ignored));
        }
        if (!names.contains(OWN_NAMESPACE)) {
            names.add(OWN_NAMESPACE);
            if (hasServers()) {
                findings.warnAloud(
                        "There is no [rpcinterface:supervisor] section; the supervisor RPC interface is registered "
                                + "all the same");
            }
        }
        return names;
    }

    private boolean hasServers() {
        return files.sections().stream()
                .anyMatch(section -> section.name().startsWith(INET_SERVERS)
                        || section.name().startsWith(UNIX_SERVERS));
    }

    private static String namespace(IniSection section) {
        return section.name().substring(RPC_INTERFACE.length());
    }

    private boolean isUnknown(IniSection section) {
        try {
            Optional<String> factory = section.value(FACTORY);
            return factory.isPresent()
                    && !environment.expand(factory.get(), FACTORY).strip().equals(OWN_FACTORY);
        } catch (ExpansionException _) {
            return false; // reported when the section is read
        }
    }

    private void readRpcInterface(IniSection section) {
        SectionBinder binder = binder(section);
        Optional<IniOption> factory = section.option(FACTORY);
        if (factory.isEmpty()) {
            binder.problem("section [{section}] does not specify a " + FACTORY);
            return;
        }
        readFactoryOption(section, factory.get(), binder);
        for (IniOption option : section.options()) {
            if (!option.name().equals(FACTORY)) {
                readFactoryOption(section, option, binder);
            }
        }
    }

    private void readFactoryOption(IniSection section, IniOption option, SectionBinder binder) {
        try {
            String value =
                    binder.expand(option.value(), option.name(), section.name() + "." + option.name(), environment);
            if (option.name().equals(FACTORY)) {
                PythonName.resolve(value, OWN_FACTORY);
            }
        } catch (ExpansionException | BadValueException e) {
            binder.problem(option.name(), e.getMessage());
        }
    }

    /** In the order of the file. */
    List<InetServerSection> readInetServers() {
        return read(INET_SERVERS, INET_SERVER, (_, _) -> environment);
    }

    /** In the order of the file. */
    List<UnixServerSection> readUnixServers() {
        Expansion withHere = environment.with("here", files.here());
        return read(
                UNIX_SERVERS,
                UNIX_SERVER,
                (section, option) -> option.equals("file") ? files.at(section, option, withHere) : environment);
    }

    /** Whether and how the API is served on TCP ports. */
    Optional<HttpApiSection> readApi() {
        return read("http_api", SectionShape.of(HttpApiSection.class), (_, _) -> environment).stream()
                .findFirst();
    }

    private <R extends Record> List<R> read(
            String prefix, SectionShape<R> shape, BiFunction<IniSection, String, Expansion> names) {
        List<R> servers = new ArrayList<>();
        for (IniSection section : files.sections()) {
            if (section.name().startsWith(prefix)) {
                SectionBinder binder = binder(section);
                SectionValues values = binder.values(shape);
                binder.bind(shape.steps(), slot -> names.apply(section, slot.option()), values);
                binder.make(shape, values).ifPresent(servers::add);
            }
        }
        return servers;
    }

    /**
     * Refuses options for the interface, which takes none. The original does so when its servers are opened: of a file without servers it
     * does not notice.
     *
     * @param names that the interface has
     */
    void refuseArguments(List<String> names) {
        for (IniSection section : files.sections()) {
            if (section.name().startsWith(RPC_INTERFACE) && names.contains(namespace(section))) {
                section.options().stream()
                        .filter(option -> !option.name().equals(FACTORY))
                        .findFirst()
                        .ifPresent(option -> binder(section)
                                .problem(
                                        option.name(),
                                        "Could not make " + namespace(section) + " rpc interface (it takes no option "
                                                + option.name() + ", which [" + section.name()
                                                + "] or [DEFAULT] has)"));
            }
        }
    }

    private SectionBinder binder(IniSection section) {
        return new SectionBinder(section, Ending.NOTHING, known, findings);
    }
}
