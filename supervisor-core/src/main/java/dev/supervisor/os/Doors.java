package dev.supervisor.os;

/** The ways out into the system that processes need: real ones in the daemon, simulated ones in tests. */
public record Doors(Host host, Descriptors descriptors, Files files, Sockets sockets) {}
