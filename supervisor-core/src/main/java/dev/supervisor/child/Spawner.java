package dev.supervisor.child;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.command.CommandLookup.Command;
import dev.supervisor.os.Child;
import dev.supervisor.os.Host;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.process.Pid;
import java.util.Map;

/** Makes one child and hands its descriptors to those who own them from then on. Loop thread only. */
final class Spawner {
    private final Host host;
    private final ChildEnvironment environment;
    private final Reaper reaper;
    private final ChildPipes pipes;
    private final int minfds;

    Spawner(Host host, ChildEnvironment environment, Reaper reaper, ChildPipes pipes, int minfds) {
        this.host = host;
        this.environment = environment;
        this.reaper = reaper;
        this.pipes = pipes;
        this.minfds = minfds;
    }

    /**
     * Makes it.
     *
     * @param fromFiles the variables of its files
     * @throws SpawnException if there is no child
     */
    Pid spawn(ChildOwner owner, Launch launch, Command command, Map<String, String> fromFiles) throws SpawnException {
        SpawnRequest request = request(owner, launch, command, fromFiles);
        Child child;
        try {
            child = host.spawn(request);
        } catch (SpawnException refused) {
            pipes.expectNone(owner);
            throw refused;
        }
        reaper.watch(owner, child);
        pipes.connect(owner, child);
        return child.pid();
    }

    private SpawnRequest request(ChildOwner owner, Launch launch, Command command, Map<String, String> fromFiles)
            throws SpawnException {
        Namespec name = owner.name();
        return new SpawnRequest(
                name.process(),
                command.executable(),
                command.argv(),
                environment.of(name, launch.variables(), fromFiles),
                launch.directory(),
                launch.umask(),
                launch.credentials(),
                pipes.stdin(owner),
                launch.redirectStderr(),
                minfds,
                launch.settings());
    }
}
