package dev.supervisor.spec;

/** The treatment of one of a child's two output streams. */
public record OutputSpec(
        LogTarget logfile,
        ByteSize logfile_maxbytes,
        int logfile_backups,
        ByteSize capture_maxbytes,
        boolean events_enabled,
        boolean syslog,
        PlacesSpec places)
        implements Components.Part {

    /** The same, with no file of its own, or with the system's log instead. */
    public OutputSpec notInFile(boolean inSystemLog) {
        return new OutputSpec(
                new LogTarget.None(),
                logfile_maxbytes,
                logfile_backups,
                capture_maxbytes,
                events_enabled,
                syslog || inSystemLog,
                places);
    }

    /** The same, with no further places. */
    public OutputSpec nowhereElse() {
        return new OutputSpec(
                logfile, logfile_maxbytes, logfile_backups, capture_maxbytes, events_enabled, syslog, PlacesSpec.USUAL);
    }
}
