package dev.supervisor.os;

import dev.supervisor.process.Pid;
import java.util.Optional;

/**
 * A child and our ends of what connects us; all non-blocking and closed on exec. The receiver owns every descriptor.
 *
 * @param watch readable once the child has ended (a pidfd on Linux); {@link Host#reap} closes nothing
 * @param stdin we write; absent if the child was given something else to read from
 * @param stdout we read
 * @param stderr we read; absent if it was redirected into stdout
 */
public record Child(Pid pid, Fd watch, Optional<Fd> stdin, Fd stdout, Optional<Fd> stderr) {}
