package dev.supervisor.spec;

import dev.supervisor.envfile.EnvFiles;
import dev.supervisor.process.LifecyclePolicy;
import dev.supervisor.user.Account;
import java.util.Map;
import java.util.Optional;

/**
 * One process of a program, every expansion made.
 *
 * @param name the process's own name within its group
 * @param environment what it gets beside the daemon's own environment: that of all children and, over it, its own
 * @param serverurl empty text: none
 * @param stderr without a file if {@code redirect_stderr}
 */
public record ProcessSpec(
        String name,
        Provenance provenance,
        String command,
        Optional<String> directory,
        Optional<Integer> umask,
        Optional<Account> user,
        Map<String, String> environment,
        EnvFiles env_file,
        Optional<String> serverurl,
        int priority,
        StartSpec start,
        StopSpec stop,
        RestartSpec restart,
        SettingsSpec settings,
        IdentitySpec identity,
        boolean redirect_stderr,
        OutputSpec stdout,
        OutputSpec stderr) {

    /** The part of it that decides about its life. */
    public LifecyclePolicy lifecycle() {
        return new LifecyclePolicy(
                start.readiness(),
                start.startretries(),
                start.ends(),
                stop.stopsignal(),
                stop.stopwaitsecs(),
                stop.stopasgroup(),
                stop.killasgroup(),
                restart.pace(provenance.section() + "/" + name));
    }

    /** The user and groups of its children. */
    public Optional<Account> account() {
        return user.map(identity::of);
    }
}
