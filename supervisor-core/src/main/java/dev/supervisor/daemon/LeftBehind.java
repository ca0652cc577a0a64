package dev.supervisor.daemon;

import dev.supervisor.activity.Narrator;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.process.Pid;
import java.util.List;
import java.util.Map;

/**
 * Names the processes that an earlier daemon of the same server has left running when it was killed: this one does not know of them and starts its
 * own beside them.
 *
 * @param url what they have in their environment
 */
record LeftBehind(ProcessTable processes, String url, Narrator narrator) {
    private static final int MOST_NAMED = 100;

    /** What runs now: taken before the first child is started. */
    List<Pid> whoIsThere() {
        return processes.entries().stream().map(ProcessTable.Entry::pid).toList();
    }

    /** Reads files of each of them; on a worker. */
    void tell(List<Pid> there) {
        int found = 0;
        for (Pid pid : there) {
            Map<String, String> environment = processes.environment(pid);
            String process = environment.get("SUPERVISOR_PROCESS_NAME");
            if (process != null && url.equals(environment.get("SUPERVISOR_SERVER_URL"))) {
                found++;
                if (found <= MOST_NAMED) {
                    String group = environment.getOrDefault("SUPERVISOR_GROUP_NAME", process);
                    narrator.leftBehind(
                            group.equals(process) ? process : group + ":" + process, pid, processes.commandLine(pid));
                }
            }
        }
        if (found > MOST_NAMED) {
            narrator.moreLeftBehind(found - MOST_NAMED);
        }
    }
}
