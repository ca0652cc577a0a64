package dev.supervisor.kit;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the fast tests of some packages and prints which classes have a test that fails. For {@code tests/alterations}. */
public final class FailingTests implements TestExecutionListener {
    private final Set<String> classes = new TreeSet<>();
    private int tests;

    private FailingTests() {}

    /** @param packages with those below them */
    public static void main(String[] packages) {
        DiscoverySelector[] rooms =
                Stream.of(packages).map(name -> selectPackage(name)).toArray(DiscoverySelector[]::new);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(rooms)
                .filters(includeClassNamePatterns(".*Test"), excludeTags("slow"))
                .build();
        FailingTests failing = new FailingTests();
        LauncherFactory.create().execute(request, failing);
        System.out.println("of " + failing.tests + " tests fail some of: " + String.join(", ", failing.classes));
        System.exit(0);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        tests += test.isTest() ? 1 : 0;
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            className(test)
                    .map(name -> name.replaceFirst("\\$.*", "").replaceFirst(".*\\.", ""))
                    .ifPresent(classes::add);
        }
    }

    private static Optional<String> className(TestIdentifier test) {
        return test.getSource().flatMap(source -> switch (source) {
            case MethodSource method -> Optional.of(method.getClassName());
            case ClassSource type -> Optional.of(type.getClassName());
            default -> Optional.empty();
        });
    }
}
