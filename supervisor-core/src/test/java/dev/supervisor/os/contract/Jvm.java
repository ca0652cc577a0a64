package dev.supervisor.os.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A JVM of its own for what cannot be tested in that of the tests. */
public final class Jvm {
    public static final String PROGRAM =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Where the daemon's native methods are. */
    public static final String LIBRARIES = "java.library.path";

    private Jvm() {}

    /** The probe, started by {@code launch daemon} as the daemon is. */
    public static Request probe(Class<?> probe, DaemonProbe.Mode mode) {
        return Request.of(
                RealWorld.LAUNCH,
                Stream.concat(
                                Stream.of("launch", "daemon", "bin/supervisord", PROGRAM),
                                arguments(classPath(), probe, mode.name()).stream())
                        .toArray(String[]::new));
    }

    /** That of the tests. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The arguments of the runtime. */
    public static List<String> arguments(String classPath, Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "-Xrs",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-D" + RealWorld.LAUNCH_PROPERTY + "=" + RealWorld.LAUNCH,
                "-D" + LIBRARIES + "=" + System.getProperty(LIBRARIES),
                "-cp",
                classPath,
                main.getName()));
        all.addAll(List.of(arguments));
        return all;
    }
}
