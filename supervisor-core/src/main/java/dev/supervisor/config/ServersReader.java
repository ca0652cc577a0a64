package dev.supervisor.config;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.ExpansionException;
import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.IniSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how the daemon is talked to: RPC interfaces and servers, and names the sections that it cannot serve. */
final class ServersReader {
    private static final SpecShape<UnixServerSpec> UNIX_SERVER = SpecShape.of(UnixServerSpec.class);
    private static final String RPC_INTERFACE = "rpcinterface:";
    private static final String FACTORY = "supervisor.rpcinterface_factory";
    private static final String OWN_FACTORY = "supervisor.rpcinterface:make_main_rpcinterface";
    private static final String OWN_NAMESPACE = "supervisor";

    private final ConfigFiles files;
    private final Expansion environment;
    private final Surroundings surroundings;
    private final Findings findings;

    ServersReader(
            ConfigFiles files, Map<String, String> daemonEnvironment, Surroundings surroundings, Findings findings) {
        this.files = files;
        this.environment = Expansion.ofEnvironment(surroundings.environment()).withEnvironment(daemonEnvironment);
        this.surroundings = surroundings;
        this.findings = findings;
    }

    /** Checks the {@code [rpcinterface:x]} sections: ours is there in any case, others cannot be had. */
    void readRpcInterfaces() {
        boolean own = false;
        for (IniSection section : files.sections()) {
            if (section.name().startsWith(RPC_INTERFACE)) {
                own |= readRpcInterface(section);
            }
        }
        if (!own) {
            findings.warnAloud(
                    "There is no [rpcinterface:supervisor] section; the supervisor RPC interface is registered "
                            + "all the same");
        }
    }

    /** Whether it is ours. */
    private boolean readRpcInterface(IniSection section) {
        SectionBinder binder = binder(section);
        Optional<IniOption> factory = section.option(FACTORY);
        if (factory.isEmpty()) {
            binder.problem("section [{section}] does not specify a " + FACTORY);
            return true;
        }
        for (IniOption option : section.options()) {
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
        boolean own = section.name().equals(RPC_INTERFACE + OWN_NAMESPACE);
        if (!own) {
            notServed(section);
        }
        return own;
    }

    /** In the order of the file. */
    List<UnixServerSpec> readUnixServers() {
        List<UnixServerSpec> servers = new ArrayList<>();
        for (IniSection section : files.sections()) {
            if (section.name().startsWith("unix_http_server")) {
                readUnixServer(section).ifPresent(servers::add);
            }
        }
        return servers;
    }

    private Optional<UnixServerSpec> readUnixServer(IniSection section) {
        SectionBinder binder = binder(section);
        Map<String, Object> values = new HashMap<>();
        Expansion withHere = environment.with("here", files.here());
        binder.bind(
                UNIX_SERVER,
                _ -> true,
                slot -> slot.option().equals("file") ? files.at(section, slot.option(), withHere) : environment,
                values);
        values.put("section", section.name());
        if (!UNIX_SERVER.isCompleteIn(values)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UNIX_SERVER.make(values));
        } catch (BadValueException e) {
            binder.problem(e.getMessage());
            return Optional.empty();
        }
    }

    /** Warns of each section of servers that the daemon does not open. */
    void nameSectionsNotServed() {
        for (IniSection section : files.sections()) {
            if (section.name().startsWith("inet_http_server")) {
                notServed(section);
            }
        }
    }

    private void notServed(IniSection section) {
        findings.warn(
                "[" + section.name() + "] is not served by this version and has no effect (" + section.origin() + ")");
    }

    private SectionBinder binder(IniSection section) {
        return new SectionBinder(section, SectionBinder.NO_SUFFIX, surroundings, findings);
    }
}
