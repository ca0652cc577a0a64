package dev.supervisor.config.section;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.SectionPart;
import dev.supervisor.spec.LimitRange;
import dev.supervisor.spec.LimitsSpec;
import java.util.Optional;

/** Limits of the kernel that a program gets, by their names there. */
public record LimitsSection(
        @Option(
                type = OptionType.LIMIT,
                read = 420,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Address space, in bytes: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> as,

        @Option(
                type = OptionType.LIMIT,
                read = 421,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Size of core files, in bytes: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> core,

        @Option(
                type = OptionType.LIMIT,
                read = 422,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "CPU time, in seconds: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> cpu,

        @Option(
                type = OptionType.LIMIT,
                read = 423,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Data segment, in bytes: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> data,

        @Option(
                type = OptionType.LIMIT,
                read = 424,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Size of files that it writes, in bytes: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> fsize,

        @Option(
                type = OptionType.LIMIT,
                read = 425,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "File locks, on kernels that know it: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> locks,

        @Option(
                type = OptionType.LIMIT,
                read = 426,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Memory locked into RAM, in bytes: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> memlock,

        @Option(
                type = OptionType.LIMIT,
                read = 427,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "POSIX message queues, in bytes: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> msgqueue,

        @Option(
                type = OptionType.LIMIT,
                read = 428,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Priority that it may raise itself to, as 20 minus the nice value: a number for both limits,"
                        + " soft:hard, or unlimited.")
        Optional<LimitRange> nice,

        @Option(
                type = OptionType.LIMIT,
                read = 429,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Descriptors; overrides minfds: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> nofile,

        @Option(
                type = OptionType.LIMIT,
                read = 430,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Processes and threads of its user: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> nproc,

        @Option(
                type = OptionType.LIMIT,
                read = 431,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Resident memory, in bytes, on kernels that know it: a number for both limits, soft:hard, or"
                        + " unlimited.")
        Optional<LimitRange> rss,

        @Option(
                type = OptionType.LIMIT,
                read = 432,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Real-time priority: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> rtprio,

        @Option(
                type = OptionType.LIMIT,
                read = 433,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "CPU time of real-time scheduling without a pause, in microseconds: a number for both limits,"
                        + " soft:hard, or unlimited.")
        Optional<LimitRange> rttime,

        @Option(
                type = OptionType.LIMIT,
                read = 434,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Queued signals: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> sigpending,

        @Option(
                type = OptionType.LIMIT,
                read = 435,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Stack, in bytes: a number for both limits, soft:hard, or unlimited.")
        Optional<LimitRange> stack)
        implements SectionPart<LimitsSpec> {
    @Override
    public LimitsSpec spec() {
        return new LimitsSpec(
                as,
                core,
                cpu,
                data,
                fsize,
                locks,
                memlock,
                msgqueue,
                nice,
                nofile,
                nproc,
                rss,
                rtprio,
                rttime,
                sigpending,
                stack);
    }
}
