package dev.supervisor.supervisor;

import dev.supervisor.config.Account;
import dev.supervisor.config.ProcessSpec;
import dev.supervisor.os.Child;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.Host;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.process.ProcessInput;
import dev.supervisor.process.ProcessInput.SpawnFailed;
import dev.supervisor.process.ProcessInput.Spawned;
import dev.supervisor.pump.PumpProxy;
import dev.supervisor.supervisor.CommandLookup.Command;

/** Makes one child and hands its descriptors to those who own them from then on. Loop thread only. */
final class Spawner {
    private final Host host;
    private final ChildEnvironment environment;
    private final Reaper reaper;
    private final PumpProxy pump;
    private final int minfds;

    Spawner(Host host, ChildEnvironment environment, Reaper reaper, PumpProxy pump, int minfds) {
        this.host = host;
        this.environment = environment;
        this.reaper = reaper;
        this.pump = pump;
        this.minfds = minfds;
    }

    /** What came of it. */
    ProcessInput spawn(Subprocess process, Command command) {
        Child child;
        try {
            child = host.spawn(request(process, command));
        } catch (SpawnException refused) {
            pump.forget(process.name());
            return new SpawnFailed(refused.getMessage());
        }
        reaper.watch(process, child);
        pump.attach(process.name(), child.pid(), child.stdout(), child.stderr());
        return new Spawned(child.pid());
    }

    private SpawnRequest request(Subprocess process, Command command) {
        ProcessSpec spec = process.spec();
        return new SpawnRequest(
                spec.name(),
                command.executable(),
                command.argv(),
                environment.of(process.name(), spec),
                spec.directory(),
                spec.umask(),
                spec.user().map(Spawner::credentials),
                spec.redirect_stderr(),
                minfds);
    }

    private static Credentials credentials(Account account) {
        return new Credentials(account.uid(), account.gid(), account.groups());
    }
}
