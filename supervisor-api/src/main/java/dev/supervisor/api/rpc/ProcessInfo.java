package dev.supervisor.api.rpc;

/**
 * What {@code getProcessInfo} tells of a process; the components are the members of the answer, in its order.
 *
 * @param start when it was last started, in unix seconds; 0: never
 * @param stop when it last ended, in unix seconds; 0: never
 * @param now the daemon's time, in unix seconds
 * @param state number of the state
 * @param spawnerr why it could not be started, or empty
 * @param exitstatus exit code of the last end; -1 after a signal; 0 if there was none
 * @param logfile the same as stdout_logfile, an old name for it
 * @param stdout_logfile path, or empty
 * @param stderr_logfile path, or empty
 * @param pid 0 if it has none
 */
public record ProcessInfo(
        String name,
        String group,
        int start,
        int stop,
        int now,
        int state,
        String statename,
        String spawnerr,
        int exitstatus,
        String logfile,
        String stdout_logfile,
        String stderr_logfile,
        int pid,
        String description) {}
