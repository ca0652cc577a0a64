package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ConfigChanges;
import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.SupervisorServer;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes what runs what the configuration says: groups that are gone, then those that changed, then new ones. */
final class Update implements Action {

    @Override
    public String name() {
        return "update";
    }

    @Override
    public List<String> help() {
        return List.of(
                "update\t\t\tReload config and add/remove as necessary, and will restart affected programs",
                "update all\t\tReload config and add/remove as necessary, and will restart affected programs",
                "update <gname> [...]\tUpdate specific groups");
    }

    @Override
    public List<String> addedHelp() {
        return List.of(
                "update --plan [<gname> ...]\tShow what an update would do to each process and why; change nothing",
                "update --minimal [<gname> ...]\tUpdate, but restart only what needs it; with --plan: show what that"
                        + " would do");
    }

    @Override
    public Operand operand(int place) {
        return Operand.GROUPS;
    }

    @Override
    public List<Flag> flags() {
        return List.of(Flag.of("--minimal", "Restart only what needs it"), Flag.of("--plan", "Show the changes only"));
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        Optional<UpdateByPlan> byPlan = UpdateByPlan.of(Words.of(argument));
        if (byPlan.isPresent()) {
            byPlan.get().run(session);
            return;
        }
        ConfigChanges changes;
        try {
            changes = session.server().reloadConfig();
        } catch (RpcFault fault) {
            if (!fault.is(Fault.SHUTDOWN_STATE)) {
                throw fault;
            }
            session.terminal().line("ERROR: already shutting down");
            session.exitWith(ExitCode.FAILURE);
            Farewell.tell(session);
            return;
        }
        Set<String> named = new LinkedHashSet<>(Words.of(argument));
        if (named.contains(Words.ALL)) {
            named.clear();
        }
        if (!named.isEmpty()) {
            complainAboutUnknown(named, changes.added(), session);
        }
        for (String group : meant(changes.removed(), named)) {
            remove(group, session);
        }
        for (String group : meant(changes.changed(), named)) {
            replace(group, session);
        }
        for (String group : meant(changes.added(), named)) {
            session.server().addProcessGroup(group);
            session.terminal().line(group + ": added process group");
        }
    }

    /**
     * Says which of the groups there are not.
     *
     * @param inConfiguration groups that need not run
     */
    static Set<String> complainAboutUnknown(
            Collection<String> named, Collection<String> inConfiguration, Session session)
            throws RpcFault, IOException {
        Set<String> known = new HashSet<>(inConfiguration);
        Set<String> unknown = new HashSet<>();
        for (ProcessInfo info : session.server().getAllProcessInfo()) {
            known.add(info.group());
        }
        for (String group : named) {
            if (!known.contains(group)) {
                unknown.add(group);
                session.terminal().line("ERROR: no such group: " + group);
                session.exitWith(ExitCode.FAILURE);
                DidYouMean.group(group, session);
            }
        }
        return unknown;
    }

    private static List<String> meant(List<String> groups, Set<String> named) {
        return named.isEmpty()
                ? groups
                : groups.stream().filter(named::contains).toList();
    }

    private static void remove(String group, Session session) throws RpcFault, IOException {
        SupervisorServer server = session.server();
        List<ProcessResult> results = stop(group, session);
        session.terminal().line(group + ": stopped");
        for (ProcessResult result : results) {
            if (result.status() == Fault.FAILED.code()) {
                session.terminal().line(group + ": has problems; not removing");
                session.exitWith(ExitCode.FAILURE);
                return;
            }
        }
        server.removeProcessGroup(group);
        session.terminal().line(group + ": removed process group");
    }

    private static void replace(String group, Session session) throws RpcFault, IOException {
        SupervisorServer server = session.server();
        stop(group, session);
        session.terminal().line(group + ": stopped");
        server.removeProcessGroup(group);
        server.addProcessGroup(group);
        session.terminal().line(group + ": updated process group");
    }

    private static List<ProcessResult> stop(String group, Session session) throws RpcFault, IOException {
        SupervisorServer server = session.server();
        return Progress.during(
                () -> server.stopProcessGroup(group), process -> process.group().equals(group), session);
    }
}
