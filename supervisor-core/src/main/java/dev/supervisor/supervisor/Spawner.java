package dev.supervisor.supervisor;

import dev.supervisor.child.ChildEnvironment;
import dev.supervisor.child.CommandLookup.Command;
import dev.supervisor.config.Account;
import dev.supervisor.config.IdentitySpec;
import dev.supervisor.config.ProcessSpec;
import dev.supervisor.config.SettingsSpec;
import dev.supervisor.os.Child;
import dev.supervisor.os.ChildSettings;
import dev.supervisor.os.ChildSettings.ResourceLimit;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.Host;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.ProcessInput;
import dev.supervisor.process.ProcessInput.SpawnFailed;
import dev.supervisor.process.ProcessInput.Spawned;
import java.util.HashMap;
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
     * What came of it.
     *
     * @param variables of its files
     * @throws SpawnException if there is no child
     */
    ProcessInput spawn(Subprocess process, Command command, Map<String, String> variables) throws SpawnException {
        SpawnRequest request;
        try {
            request = request(process, command, variables).with(pipes.stdin(process));
        } catch (SystemException noSocket) {
            return new SpawnFailed(noSocket.getMessage());
        }
        Child child;
        try {
            child = host.spawn(request);
        } catch (SpawnException refused) {
            pipes.expectNone(process);
            throw refused;
        }
        reaper.watch(process, child);
        pipes.connect(process, child);
        return new Spawned(child.pid());
    }

    private SpawnRequest request(Subprocess process, Command command, Map<String, String> variables) {
        ProcessSpec spec = process.spec();
        return new SpawnRequest(
                        spec.name(),
                        command.executable(),
                        command.argv(),
                        environment.of(process.name(), spec, variables),
                        spec.directory(),
                        spec.umask(),
                        spec.account().map(Spawner::credentials),
                        spec.redirect_stderr(),
                        minfds)
                .with(settings(spec.settings(), spec.identity()));
    }

    private static ChildSettings settings(SettingsSpec spec, IdentitySpec identity) {
        Map<String, ResourceLimit> limits = new HashMap<>();
        spec.limits().given().forEach((name, range) -> limits.put(name, new ResourceLimit(range.soft(), range.hard())));
        return new ChildSettings(spec.nice(), spec.oom_score_adj(), spec.pdeathsig(), identity.changesGroups(), limits);
    }

    private static Credentials credentials(Account account) {
        return new Credentials(account.uid(), account.gid(), account.groups());
    }
}
