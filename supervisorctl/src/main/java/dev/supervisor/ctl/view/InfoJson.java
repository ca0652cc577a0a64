package dev.supervisor.ctl.view;

import dev.supervisor.api.json.JsonValue;
import dev.supervisor.api.json.JsonWriter;
import dev.supervisor.api.rpc.ProcessInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What {@code status --json} prints: the members of {@code getProcessInfo}, which every server has. Pure. */
public final class InfoJson {

    private InfoJson() {}

    public static String text(List<ProcessInfo> processes) {
        return JsonWriter.indented(
                JsonValue.of(processes.stream().map(InfoJson::members).toList()));
    }

    private static SequencedMap<String, Object> members(ProcessInfo process) {
        SequencedMap<String, Object> members = new LinkedHashMap<>();
        members.put("name", process.name());
        members.put("group", process.group());
        members.put("start", process.start());
        members.put("stop", process.stop());
        members.put("now", process.now());
        members.put("state", process.state());
        members.put("statename", process.statename());
        members.put("spawnerr", process.spawnerr());
        members.put("exitstatus", process.exitstatus());
        members.put("logfile", process.logfile());
        members.put("stdout_logfile", process.stdout_logfile());
        members.put("stderr_logfile", process.stderr_logfile());
        members.put("pid", process.pid());
        members.put("description", process.description());
        return members;
    }
}
