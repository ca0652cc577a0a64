package dev.supervisor.os.simulated;

/** The result of running a program. */
public sealed interface Behaviour permits ChildScript, ChildScript.SpawnRefused, ChildScript.ExecRefused {}
