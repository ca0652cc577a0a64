package dev.supervisor.rpc;

import dev.supervisor.api.rpc.ConfigInfo;
import dev.supervisor.config.ToldOption;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The options of all processes in the configuration, for clients (supervisor/rpcinterface.py getAllConfigInfo). Loop
 * thread only.
 */
final class ConfigInfos {
    private ConfigInfos() {}

    /** By the names of the processes; equal names by priority and name of their groups. */
    static List<ConfigInfo> of(List<GroupSpec> groups, Supervisor supervisor) {
        record Named(String process, ConfigInfo info) {}
        List<Named> infos = new ArrayList<>();
        for (GroupSpec group : groups) {
            Optional<ProcessGroup> active = supervisor.group(group.name());
            // A group that was made of another reading may have other logs than this one has.
            Optional<ProcessGroup> made = active.filter(found -> found.spec() == group);
            for (ProcessSpec process : group.processes()) {
                Optional<Subprocess> running = made.flatMap(found -> found.process(process.name()));
                infos.add(new Named(process.name(), info(group, process, active.isPresent(), running)));
            }
        }
        return infos.stream()
                .sorted(Comparator.comparing(Named::process))
                .map(Named::info)
                .toList();
    }

    private static ConfigInfo info(GroupSpec group, ProcessSpec process, boolean inUse, Optional<Subprocess> running) {
        List<ToldOption> told = new ArrayList<>(ToldOption.of(process));
        told.add(new ToldOption(7, "group", group.name()));
        told.add(new ToldOption(8, "group_prio", group.priority()));
        told.add(new ToldOption(9, "inuse", inUse));
        told.add(new ToldOption(11, "name", process.name()));
        told.sort(Comparator.comparingInt(ToldOption::place));
        SequencedMap<String, Object> settings = new LinkedHashMap<>();
        told.forEach(option -> settings.put(option.name(), option.value()));
        // AUTO has become a path by now.
        running.flatMap(Subprocess::stdoutLog).ifPresent(path -> settings.put("stdout_logfile", path));
        running.flatMap(Subprocess::stderrLog).ifPresent(path -> settings.put("stderr_logfile", path));
        return new ConfigInfo(settings);
    }
}
