package dev.supervisor.os.simulated;

/** What comes of running a program. */
public sealed interface Behaviour permits ChildScript, ChildScript.SpawnRefused, ChildScript.ExecRefused {}
