package dev.supervisor.child;

import dev.supervisor.api.state.Namespec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environments of the children: the daemon's own, what we say of ourselves, and what the configuration adds. */
final class ChildEnvironment {
    private final Optional<String> serverUrl;
    private final Map<String, String> inherited;

    /** As children get it if nothing of it is overridden; the most of nearly every environment, and put together once. */
    private final List<String> inheritedEntries;

    /**
     * @param environ the environment that the daemon was started with, {@code NAME=value} each, in its order
     * @param serverUrl what children find as SUPERVISOR_SERVER_URL unless their program says otherwise
     */
    ChildEnvironment(List<String> environ, Optional<String> serverUrl) {
        this.serverUrl = serverUrl;
        this.inherited = inherited(environ);
        this.inheritedEntries = entries(inherited);
    }

    /** The environment that supervisord was started with. */
    Map<String, String> inherited() {
        return inherited;
    }

    /**
     * {@code NAME=value} each, in the original's order; what comes later wins, so even SUPERVISOR_ENABLED can be overridden.
     *
     * @param fromFiles what its files of variables say; wins, but not over what is set for it by itself
     */
    List<String> of(Namespec name, Variables variables, Map<String, String> fromFiles) {
        Map<String, String> added = added(name, variables, fromFiles);
        if (overrides(added)) {
            Map<String, String> environment = new LinkedHashMap<>(inherited);
            environment.putAll(added);
            return entries(environment);
        }
        List<String> entries = new ArrayList<>(inheritedEntries.size() + added.size());
        entries.addAll(inheritedEntries);
        entries.addAll(entries(added));
        return entries;
    }

    private boolean overrides(Map<String, String> added) {
        for (String variable : added.keySet()) {
            if (inherited.containsKey(variable)) {
                return true;
            }
        }
        return false;
    }

    private Map<String, String> added(Namespec name, Variables variables, Map<String, String> fromFiles) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SUPERVISOR_ENABLED", "1");
        variables
                .serverUrl()
                .or(() -> serverUrl)
                .filter(url -> !url.isEmpty())
                .ifPresent(url -> environment.put("SUPERVISOR_SERVER_URL", url));
        environment.put("SUPERVISOR_PROCESS_NAME", name.process());
        environment.put("SUPERVISOR_GROUP_NAME", name.group());
        environment.putAll(variables.own());
        fromFiles.forEach((variable, value) -> {
            if (!variables.files().overruled().contains(variable)) {
                environment.put(variable, value);
            }
        });
        return environment;
    }

    private static List<String> entries(Map<String, String> environment) {
        List<String> entries = new ArrayList<>(environment.size());
        environment.forEach((variable, value) -> entries.add(variable + "=" + value));
        return entries;
    }

    /** The daemon's own; of a name that is there twice the first one counts, as in Python. */
    private static Map<String, String> inherited(List<String> environ) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String entry : environ) {
            int equals = entry.indexOf('=');
            if (equals >= 0) {
                environment.putIfAbsent(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return environment;
    }
}
