package dev.supervisor.process;

/** Work that the machine orders; its caller carries it out, in order. */
public sealed interface ProcessEffect {

    /**
     * Notifies clients and listeners of a change that they can see.
     *
     * @param from the state before, with its facts (a pid, a count)
     * @param to the state after
     */
    record Announce(ProcessState from, ProcessState to) implements ProcessEffect {}

    /**
     * A child is to be made; {@link ProcessInput.Spawned} or {@link ProcessInput.SpawnFailed} answers.
     *
     * @param cause why
     */
    record Spawn(StartCause cause) implements ProcessEffect {}

    /**
     * A signal is to be sent; {@link ProcessInput.KillFailed} answers if the system refuses.
     *
     * @param wholeGroup to the process group that the child leads
     */
    record Kill(Pid pid, Signal signal, boolean wholeGroup) implements ProcessEffect {}

    /** Adds a line to the activity log. */
    record Say(ProcessNote note) implements ProcessEffect {}
}
