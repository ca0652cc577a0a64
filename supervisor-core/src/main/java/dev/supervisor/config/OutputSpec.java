package dev.supervisor.config;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.Prefix;
import dev.supervisor.spec.ByteSize;
import dev.supervisor.spec.LogTarget;

/** The treatment of one of a child's two output streams. */
public record OutputSpec(
        @Option(
                type = OptionType.LOGFILE,
                read = 220,
                told = 18,
                byDefault = "AUTO",
                perProcess = true,
                expandedTwice = true,
                doc = "File for the output of the process; AUTO creates one in childlogdir, NONE keeps nothing.")
        LogTarget logfile,

        @Option(
                type = OptionType.BYTE_SIZE,
                read = 222,
                told = 20,
                byDefault = "50MB",
                perProcess = true,
                doc = "The file is rotated once it has this size; 0: never.")
        ByteSize logfile_maxbytes,

        @Option(
                type = OptionType.INTEGER,
                read = 221,
                told = 19,
                byDefault = "10",
                perProcess = true,
                doc = "Rotated files that are kept.")
        int logfile_backups,

        @Option(
                type = OptionType.BYTE_SIZE,
                read = 130,
                told = 16,
                byDefault = "0",
                doc = "Greatest number of bytes kept between the capture tokens; 0: no capture mode.")
        ByteSize capture_maxbytes,

        @Option(
                type = OptionType.BOOLEAN,
                read = 131,
                told = 17,
                byDefault = "false",
                doc = "Each piece of output is also a PROCESS_LOG event.")
        boolean events_enabled,

        @Option(
                type = OptionType.BOOLEAN,
                read = 223,
                told = 21,
                byDefault = "false",
                perProcess = true,
                doc = "Each line also goes to syslog.")
        boolean syslog,

        @Prefix("logfile_") PlacesSpec places) {

    /** The same, with no file of its own, or with the system's log instead. */
    OutputSpec notInFile(boolean inSystemLog) {
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
    OutputSpec nowhereElse() {
        return new OutputSpec(
                logfile, logfile_maxbytes, logfile_backups, capture_maxbytes, events_enabled, syslog, PlacesSpec.USUAL);
    }
}
