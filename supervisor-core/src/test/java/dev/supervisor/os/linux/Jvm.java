package dev.supervisor.os.linux;

import dev.supervisor.os.contract.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A JVM of its own for what cannot be tested in that of the tests. */
final class Jvm {
    static final String PROGRAM =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Jvm() {}

    /** The probe, started by {@code launch daemon} as the daemon is. */
    static Request probe(DaemonProbe.Mode mode) {
        return Request.of(
                LinuxWorld.LAUNCH,
                Stream.concat(
                                Stream.of("launch", "daemon", "bin/supervisord", PROGRAM),
                                arguments(classPath(), DaemonProbe.class, mode.name()).stream())
                        .toArray(String[]::new));
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static List<String> arguments(String classPath, Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "-Xrs",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + LinuxWorld.LAUNCH_PROPERTY + "=" + LinuxWorld.LAUNCH,
                "-cp",
                classPath,
                main.getName()));
        all.addAll(List.of(arguments));
        return all;
    }
}
