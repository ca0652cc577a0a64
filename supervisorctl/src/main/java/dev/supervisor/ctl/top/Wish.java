package dev.supervisor.ctl.top;

/** What a key asks for that the table itself cannot do. Processes are named as servers understand it. */
public sealed interface Wish {

    record Start(String name) implements Wish {}

    record Stop(String name) implements Wish {}

    record Restart(String name) implements Wish {}

    /** To look at what a process writes. */
    record ShowLogs(String name) implements Wish {}

    /** To look at the table again. */
    record HideLogs() implements Wish {}

    record Leave() implements Wish {}
}
