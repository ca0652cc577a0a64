package dev.supervisor.os.contract;

import dev.supervisor.os.Credentials;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SpawnRequest.Stdin;
import java.util.List;
import java.util.Optional;

/** A spawn request that tests change one thing of. */
public record Request(SpawnRequest spawn) {

    public static Request of(String executable, String... argv) {
        return new Request(new SpawnRequest(
                "worker",
                executable,
                List.of(argv),
                List.of("PATH=/usr/bin:/bin"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                0));
    }

    public Request in(String directory) {
        return new Request(new SpawnRequest(
                spawn.processName(),
                spawn.executable(),
                spawn.argv(),
                spawn.environment(),
                Optional.of(directory),
                spawn.umask(),
                spawn.credentials(),
                spawn.redirectStderr(),
                spawn.minfds()));
    }

    public Request umask(int umask) {
        return new Request(new SpawnRequest(
                spawn.processName(),
                spawn.executable(),
                spawn.argv(),
                spawn.environment(),
                spawn.directory(),
                Optional.of(umask),
                spawn.credentials(),
                spawn.redirectStderr(),
                spawn.minfds()));
    }

    public Request as(Credentials credentials) {
        return new Request(new SpawnRequest(
                spawn.processName(),
                spawn.executable(),
                spawn.argv(),
                spawn.environment(),
                spawn.directory(),
                spawn.umask(),
                Optional.of(credentials),
                spawn.redirectStderr(),
                spawn.minfds()));
    }

    public Request environment(List<String> environment) {
        return new Request(new SpawnRequest(
                spawn.processName(),
                spawn.executable(),
                spawn.argv(),
                environment,
                spawn.directory(),
                spawn.umask(),
                spawn.credentials(),
                spawn.redirectStderr(),
                spawn.minfds()));
    }

    public Request stderrIntoStdout() {
        return new Request(new SpawnRequest(
                spawn.processName(),
                spawn.executable(),
                spawn.argv(),
                spawn.environment(),
                spawn.directory(),
                spawn.umask(),
                spawn.credentials(),
                true,
                spawn.minfds()));
    }

    public Request minfds(int minfds) {
        return new Request(new SpawnRequest(
                spawn.processName(),
                spawn.executable(),
                spawn.argv(),
                spawn.environment(),
                spawn.directory(),
                spawn.umask(),
                spawn.credentials(),
                spawn.redirectStderr(),
                minfds));
    }

    /** Its descriptor 0 is this one of ours. To be called last. */
    public Request sharing(Fd ours) {
        return new Request(new SpawnRequest(
                spawn.processName(),
                spawn.executable(),
                spawn.argv(),
                spawn.environment(),
                spawn.directory(),
                spawn.umask(),
                spawn.credentials(),
                new Stdin.Shared(ours),
                spawn.redirectStderr(),
                spawn.minfds(),
                spawn.settings()));
    }
}
