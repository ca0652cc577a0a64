package dev.supervisor.os.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.Credentials;
import dev.supervisor.os.Users.User;
import dev.supervisor.os.contract.Jvm;
import dev.supervisor.os.contract.Nursery;
import dev.supervisor.os.contract.Nursery.Life;
import dev.supervisor.os.contract.Request;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs, as nobody, the tests of this room that an ordinary user can run, in a JVM that has never been root. */
@Tag("slow")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AsOrdinaryUserTest {
    private static final List<Class<?>> TESTS = List.of(
            OrdinaryUserRefusals.class,
            LinuxHostTest.class,
            LinuxChildTest.class,
            LinuxDescriptorsTest.class,
            LinuxFilesTest.class,
            LinuxClockTest.class,
            LinuxPollerTest.class,
            LinuxLimitsTest.class,
            LinuxProcessTest.class,
            LinuxSocketsTest.class,
            LinuxUsersTest.class);

    /** The part of the class path that the tests need; as a rule an ordinary user may not read it in place. */
    private static final Pattern NEEDED = Pattern.compile(
            ".*/(junit|opentest4j|apiguardian|jspecify|assertj|byte-buddy|supervisor-(api|model))[^/]*\\.jar");

    private static final int FEWEST_AS_NOBODY = 50;

    /** In the JVM that is nobody's. */
    public static void main(String[] arguments) {
        System.out.println(outcome(TESTS, FEWEST_AS_NOBODY));
    }

    private static String outcome(List<Class<?>> tests, int fewest) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(tests.stream()
                                        .map(DiscoverySelectors::selectClass)
                                        .toList())
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.err, true), 20);
        return summary.getTestsSucceededCount() > fewest && summary.getTestsFailedCount() == 0
                ? "all well"
                : summary.getTestsSucceededCount() + " succeeded, " + summary.getTestsFailedCount() + " failed";
    }

    @Test
    void what_holds_for_root_holds_for_nobody_too() throws Exception {
        LinuxWorld world = new LinuxWorld();
        if (world.users().self() != 0) {
            world.close();
            assertThat(outcome(List.of(OrdinaryUserRefusals.class), 1)).isEqualTo("all well");
            return;
        }
        User user = world.users().byName("nobody").orElseThrow();
        Credentials nobody =
                new Credentials(user.uid(), user.gid(), world.users().groupsOf(user));
        try (world;
                Nursery nursery = new Nursery(world)) {
            Path readable = Path.of(world.directory());
            Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path launch = Files.copy(Path.of(LinuxWorld.LAUNCH), readable.resolve("launch"));
            Files.setPosixFilePermissions(launch, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.copy(
                    Path.of(System.getProperty(Jvm.LIBRARIES), "libsupervisord.so"),
                    readable.resolve("libsupervisord.so"));
            List<String> command = new ArrayList<>(List.of(
                    "java", "-D" + LinuxWorld.LAUNCH_PROPERTY + "=" + launch, "-D" + Jvm.LIBRARIES + "=" + readable));
            command.addAll(Jvm.arguments(copyClassPath(readable), AsOrdinaryUserTest.class));
            command.remove("-D" + LinuxWorld.LAUNCH_PROPERTY + "=" + LinuxWorld.LAUNCH);
            command.remove("-D" + Jvm.LIBRARIES + "=" + System.getProperty(Jvm.LIBRARIES));

            Life life = nursery.live(Request.of(Jvm.PROGRAM, command.toArray(String[]::new))
                    .as(nobody)
                    .in("/tmp"));

            assertThat(life.stderr() + life.stdout()).endsWith("all well\n");
        }
    }

    private static String copyClassPath(Path into) throws IOException {
        List<String> copied = new ArrayList<>();
        for (String entry : Jvm.classPath().split(File.pathSeparator)) {
            Path from = Path.of(entry);
            Path to = into.resolve(copied.size() + "-" + from.getFileName());
            if (Files.isDirectory(from)) {
                copyTree(from, to);
                copied.add(to.toString());
            } else if (NEEDED.matcher(entry).matches()) {
                Files.copy(from, to);
                copied.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, copied);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
