package dev.supervisor.client.report;

/**
 * A daemon's report about itself.
 *
 * @param version its own
 * @param supervisorVersion that of the original that it stands in for
 * @param state RUNNING, RESTARTING or SHUTDOWN
 */
public record DaemonReport(String version, String supervisorVersion, String state) {

    public static DaemonReport of(Members members) {
        return new DaemonReport(members.text("version"), members.text("supervisor_version"), members.text("state"));
    }

    /** Whether it ends what it runs, for good or to start over. */
    public boolean isEnding() {
        return state.equals("SHUTDOWN") || state.equals("RESTARTING");
    }
}
