package dev.supervisor.rest.view;

import java.util.Optional;

/** One process of the tree below a child. */
public record TreeMemberView(
        @Described("Its pid.") int pid,
        @Described("The pid of its parent.") int parent,
        @Described("The name of its program.") String name,
        @Described("Its command line.") String command_line,

        @Described("The letter of its state: R, S, D, Z, T and others of ps.")
        String state,

        @Described("Seconds of processor time.") double cpu_seconds,
        @Described("Memory that is not swapped out.") long memory_bytes,
        @Described("Its threads.") int tasks,

        @Described("Its open descriptors; null if the daemon may not see them.")
        Optional<Integer> descriptors) {}
