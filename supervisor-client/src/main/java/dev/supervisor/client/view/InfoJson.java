package dev.supervisor.client.view;

import dev.supervisor.api.json.JsonValue;
import dev.supervisor.api.json.JsonWriter;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.state.Namespec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The output of {@code status --json}: the members of {@code getProcessInfo}, which every server has, and one more for
 * a process that waits for its next start. Pure.
 */
public final class InfoJson {

    private InfoJson() {}

    /** @param nextStarts when those are started again that wait for it, as far as it is known */
    public static String text(List<ProcessInfo> processes, Map<Namespec, Instant> nextStarts) {
        return JsonWriter.indented(JsonValue.of(
                processes.stream().map(process -> members(process, nextStarts)).toList()));
    }

    private static SequencedMap<String, Object> members(ProcessInfo process, Map<Namespec, Instant> nextStarts) {
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
        Instant nextStart = nextStarts.get(new Namespec(process.group(), process.name()));
        if (nextStart != null) {
            members.put("next_start_at", nextStart.toString());
        }
        return members;
    }
}
