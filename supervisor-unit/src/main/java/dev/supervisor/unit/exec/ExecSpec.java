package dev.supervisor.unit.exec;

/** The surroundings of a program: what it gets, and in what it runs. */
public record ExecSpec(
        VariablesSpec variables,

        AccountSpec account,

        StreamSpec stream,

        DirectorySpec directory,

        LimitSpec limit,

        SchedulingSpec scheduling,

        SandboxSpec sandbox,

        FileAccessSpec fileAccess,

        KernelAccessSpec kernelAccess) {}
