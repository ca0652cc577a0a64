package dev.supervisor.supervisor;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.Host;
import dev.supervisor.os.Sockets;

/** The ways out into the system that processes need: real ones in the daemon, simulated ones in tests. */
public record Doors(Host host, Descriptors descriptors, Files files, Sockets sockets) {}
