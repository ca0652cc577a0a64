package dev.supervisor.supervisor;

import dev.supervisor.child.Launch;
import dev.supervisor.child.Variables;
import dev.supervisor.os.ChildSettings;
import dev.supervisor.os.Credentials;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.spec.IdentitySpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.SettingsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The child of a process, as its configuration has it. Pure. */
final class ProcessLaunch {
    private ProcessLaunch() {}

    static Launch of(ProcessSpec spec, OutputPlan output) {
        return new Launch(
                spec.command(),
                new Variables(spec.environment(), spec.env_file(), spec.serverurl()),
                spec.directory(),
                spec.umask(),
                spec.account().map(account -> new Credentials(account.uid(), account.gid(), account.groups())),
                settings(spec.settings(), spec.identity()),
                spec.redirect_stderr(),
                output);
    }

    private static ChildSettings settings(SettingsSpec spec, IdentitySpec identity) {
        List<String> words = new ArrayList<>();
        spec.nice().ifPresent(nice -> words.add("nice=" + nice));
        spec.oom_score_adj().ifPresent(score -> words.add("oom_score_adj=" + score));
        if (identity.changesGroups()) {
            words.add("own_groups=1");
        }
        spec.limits()
                .given()
                .forEach((name, range) ->
                        words.add("rlimit_" + name + "=" + bound(range.soft()) + ":" + bound(range.hard())));
        return new ChildSettings(words, spec.pdeathsig());
    }

    private static String bound(Optional<Long> bound) {
        return bound.map(Object::toString).orElse("unlimited");
    }
}
