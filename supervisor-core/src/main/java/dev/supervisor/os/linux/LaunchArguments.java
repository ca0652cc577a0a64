package dev.supervisor.os.linux;

import dev.supervisor.os.Credentials;
import dev.supervisor.os.Errno;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SystemText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines of the launch program; what they mean is written at the top of {@code launch.c}. */
final class LaunchArguments {
    private static final String NAME = "launch";
    private static final String NOTHING_TO_DO = "-";

    private LaunchArguments() {}

    /**
     * @param descriptors soft limit; -1 for none
     */
    static List<byte[]> child(SpawnRequest request, long descriptors) {
        Stream<String> fixed = Stream.of(
                NAME,
                "child",
                Long.toUnsignedString(descriptors),
                request.credentials().map(LaunchArguments::credentials).orElse(NOTHING_TO_DO),
                request.umask().map(Integer::toOctalString).orElse(NOTHING_TO_DO),
                request.directory().map(directory -> "=" + directory).orElse(NOTHING_TO_DO),
                request.executable());
        return Stream.concat(fixed, request.argv().stream())
                .map(SystemText::encode)
                .toList();
    }

    static List<byte[]> refuse(SpawnRequest request, Errno error) {
        return Stream.of(NAME, "refuse", request.argv().getFirst(), error.name())
                .map(SystemText::encode)
                .toList();
    }

    /**
     * @param commandLine of the runtime that is to be started
     */
    static List<byte[]> detach(String program, List<String> commandLine) {
        Stream<String> fixed = Stream.of(NAME, "detach", commandLine.getFirst(), program);
        return Stream.concat(fixed, commandLine.stream().skip(1))
                .map(SystemText::encode)
                .toList();
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
