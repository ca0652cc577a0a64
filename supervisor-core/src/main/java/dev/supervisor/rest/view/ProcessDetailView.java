package dev.supervisor.rest.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A process with all that belongs to it. */
public record ProcessDetailView(
        @Described("When it was looked at.") Instant at,
        @Described("The process as it is.") ProcessView process,
        @Described("Its command line.") String command,

        @Described("Its working directory; null: the daemon's.")
        Optional<String> directory,

        @Described("Its user; null: the daemon's.") Optional<String> user,

        @Described("Its child and all descendants of that, the child first.")
        List<TreeMemberView> tree,

        @Described("Its standard output's log; null if it has none.")
        Optional<LogFileView> stdout,

        @Described("Its standard error's log; null if it has none.")
        Optional<LogFileView> stderr) {}
