package dev.supervisor.daemon;

import dev.supervisor.activity.Narrator;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.os.ProcessTable.Entry;
import dev.supervisor.process.Pid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Names the processes that an earlier daemon has left running when it was killed, the same one as this as far as there are marks of it: this one does
 * not know of them and starts its own beside them.
 */
record LeftBehind(ProcessTable processes, Mark mark, Narrator narrator) {
    private static final int MOST_NAMED = 100;
    private static final String NAME = "SUPERVISOR_PROCESS_NAME";

    /**
     * The traces of a daemon that was killed.
     *
     * @param url of its server, which is this one's: in the environment of its children, if their program does not
     *     override it
     * @param pid from its pid file: the session of its children if it had one of its own, as in the background or as a service
     */
    record Mark(Optional<String> url, OptionalInt pid) {

        /** Empty if the daemon with that pid is alive: then the pid is another process's by now. */
        Mark among(List<Entry> there) {
            boolean lives = there.stream().anyMatch(entry -> isPid(entry.pid().number()));
            return lives ? new Mark(url, OptionalInt.empty()) : this;
        }

        boolean isOn(Entry process, Map<String, String> environment) {
            boolean ofServer =
                    url.isPresent() && url.equals(Optional.ofNullable(environment.get("SUPERVISOR_SERVER_URL")));
            return environment.containsKey(NAME) && (ofServer || isPid(process.session()));
        }

        private boolean isPid(int number) {
            return pid.isPresent() && pid.getAsInt() == number;
        }
    }

    /** The processes that run now: taken before the first child is started. */
    List<Entry> whoIsThere() {
        return processes.entries();
    }

    /** Reads files of each of them; on a worker. */
    void tell(List<Entry> there) {
        Mark known = mark.among(there);
        int found = 0;
        for (Entry entry : there) {
            Pid pid = entry.pid();
            Map<String, String> environment = processes.environment(pid);
            if (known.isOn(entry, environment)) {
                found++;
                if (found <= MOST_NAMED) {
                    String process = environment.get(NAME);
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
