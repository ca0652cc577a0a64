package dev.supervisor.os.launch;

import dev.supervisor.os.ChildSettings;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.Errno;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SystemText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines of the launch program; what they mean is written at the top of {@code launch.c}. Pure; any thread. */
public final class LaunchArguments {
    private static final String NAME = "launch";
    private static final String NOTHING_TO_DO = "-";

    private LaunchArguments() {}

    /**
     * Becomes a worker.
     *
     * @param descriptors soft limit; -1 for none
     */
    public static List<byte[]> child(SpawnRequest request, long descriptors) {
        List<String> settings = settings(request.settings());
        Stream<String> mode = settings.isEmpty()
                ? Stream.of(NAME, "child")
                : Stream.of(Stream.of(NAME, "settled"), settings.stream(), Stream.of("--"))
                        .flatMap(words -> words);
        Stream<String> fixed = Stream.of(
                Long.toUnsignedString(descriptors),
                request.credentials().map(LaunchArguments::credentials).orElse(NOTHING_TO_DO),
                request.umask().map(Integer::toOctalString).orElse(NOTHING_TO_DO),
                request.directory().map(directory -> "=" + directory).orElse(NOTHING_TO_DO),
                request.executable());
        return Stream.of(mode, fixed, request.argv().stream())
                .flatMap(words -> words)
                .map(SystemText::encode)
                .toList();
    }

    /** Becomes a worker that says that it cannot be run. */
    public static List<byte[]> refuse(SpawnRequest request, Errno error) {
        return Stream.of(NAME, "refuse", request.argv().getFirst(), error.name())
                .map(SystemText::encode)
                .toList();
    }

    /**
     * Becomes the daemon in the background.
     *
     * @param program path of the runtime's program
     * @param commandLine of the runtime that is to be started
     */
    public static List<byte[]> detach(String program, List<String> commandLine) {
        Stream<String> fixed = Stream.of(NAME, "detach", commandLine.getFirst(), program);
        return Stream.concat(fixed, commandLine.stream().skip(1))
                .map(SystemText::encode)
                .toList();
    }

    private static List<String> settings(ChildSettings settings) {
        List<String> words = new ArrayList<>();
        settings.nice().ifPresent(nice -> words.add("nice=" + nice));
        settings.oomScoreAdj().ifPresent(score -> words.add("oom_score_adj=" + score));
        settings.deathSignal()
                .ifPresent(signal -> words.add("pdeathsig=" + signal.number() + ":"
                        + ProcessHandle.current().pid()));
        if (settings.ownGroups()) {
            words.add("own_groups=1");
        }
        settings.limits()
                .forEach((name, limit) ->
                        words.add("rlimit_" + name + "=" + bound(limit.soft()) + ":" + bound(limit.hard())));
        return words;
    }

    private static String bound(Optional<Long> bound) {
        return bound.map(Object::toString).orElse("unlimited");
    }

    private static String credentials(Credentials credentials) {
        String groups =
                credentials.groups().stream().map(Integer::toUnsignedString).collect(Collectors.joining(","));
        return Integer.toUnsignedString(credentials.uid())
                + ":"
                + Integer.toUnsignedString(credentials.gid())
                + ":"
                + groups;
    }
}
