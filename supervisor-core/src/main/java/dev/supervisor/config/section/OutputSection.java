package dev.supervisor.config.section;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.Prefix;
import dev.supervisor.config.option.ReadBy;
import dev.supervisor.config.option.SectionPart;
import dev.supervisor.spec.ByteSize;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.OutputSpec;
import dev.supervisor.spec.PlacesSpec;

/** The treatment of one of a child's two output streams. */
public record OutputSection(
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

        @ReadBy(PlacesSection.class) @Prefix("logfile_") PlacesSpec places)
        implements SectionPart<OutputSpec> {
    @Override
    public OutputSpec spec() {
        return new OutputSpec(
                logfile, logfile_maxbytes, logfile_backups, capture_maxbytes, events_enabled, syslog, places);
    }
}
