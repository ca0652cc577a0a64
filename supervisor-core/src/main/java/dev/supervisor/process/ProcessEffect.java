package dev.supervisor.process;

/** What the machine wants done; carried out in order by whoever stepped it. */
public sealed interface ProcessEffect {

    /**
     * Clients and listeners are told of a change that they can see.
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

    /** The activity log is told. */
    record Say(ProcessNote note) implements ProcessEffect {}
}
