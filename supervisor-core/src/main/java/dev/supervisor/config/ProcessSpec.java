package dev.supervisor.config;

import java.util.Map;
import java.util.Optional;

/**
 * One process of a program, every expansion made. Two are equal if a reread would find nothing changed.
 *
 * @param name the process's own name within its group
 * @param section the section it came from, e.g. {@code program:x}
 */
public record ProcessSpec(
        String name,
        String section,

        @Option(doc = "The command line, split like a shell does; no shell is involved.")
        String command,

        @Option(byDefault = Option.ABSENT, doc = "Where it runs.")
        Optional<String> directory,

        @Option(byDefault = Option.ABSENT, doc = "Its umask, octal; the daemon's if not given.")
        Optional<Integer> umask,

        @Option(byDefault = Option.ABSENT, doc = "The user that it runs as.")
        Optional<Account> user,

        @Option(byDefault = "", doc = "KEY=value, … added to its environment.")
        Map<String, String> environment,

        @Option(
                byDefault = Option.ABSENT,
                doc = "What it finds as SUPERVISOR_SERVER_URL; AUTO: the daemon's first server.")
        Optional<String> serverurl,

        @Option(byDefault = "999", doc = "Lower ones start first and stop last.")
        int priority,

        StartSpec start,
        StopSpec stop,

        @Option(byDefault = "false", doc = "Its standard error goes where its standard output goes.")
        boolean redirect_stderr,

        @Prefix("stdout_") OutputSpec stdout,

        @Prefix("stderr_") OutputSpec stderr) {}
