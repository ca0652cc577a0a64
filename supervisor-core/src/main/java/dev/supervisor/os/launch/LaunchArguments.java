package dev.supervisor.os.launch;

import dev.supervisor.os.ChildSettings;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.Errno;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SystemText;
import java.util.ArrayList;
import java.util.List;
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
        List<String> words = new ArrayList<>();
        words.add(NAME);
        words.add(settings.isEmpty() ? "child" : "settled");
        if (!settings.isEmpty()) {
            words.addAll(settings);
            words.add("--");
        }
        words.add(Long.toUnsignedString(descriptors));
        words.add(request.credentials().map(LaunchArguments::credentials).orElse(NOTHING_TO_DO));
        words.add(request.umask().map(Integer::toOctalString).orElse(NOTHING_TO_DO));
        words.add(request.directory().map(directory -> "=" + directory).orElse(NOTHING_TO_DO));
        words.add(request.executable());
        words.addAll(request.argv());
        return encoded(words);
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

    static List<byte[]> encoded(List<String> texts) {
        List<byte[]> encoded = new ArrayList<>(texts.size());
        for (String text : texts) {
            encoded.add(SystemText.encode(text));
        }
        return encoded;
    }

    private static List<String> settings(ChildSettings settings) {
        List<String> words = new ArrayList<>(settings.words());
        settings.deathSignal()
                .ifPresent(signal -> words.add("pdeathsig=" + signal.number() + ":"
                        + ProcessHandle.current().pid()));
        return words;
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
