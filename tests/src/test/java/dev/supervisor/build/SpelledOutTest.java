package dev.supervisor.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A class that the build has spelled out")
class SpelledOutTest {
    private static final Path SOURCE = Path.of("../dist/src/build/SpelledOut.java");

    @TempDir
    private Path compiled;

    private final Map<String, byte[]> changed = new HashMap<>();

    @BeforeEach
    void spell_out_the_specimens() throws Throwable {
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", compiled.toString(), SOURCE.toString());
        assertThat(code).isZero();
        try (URLClassLoader tool =
                new URLClassLoader(new URL[] {compiled.toUri().toURL()})) {
            Class<?> spelledOut = tool.loadClass("SpelledOut");
            MethodHandle of = MethodHandles.privateLookupIn(spelledOut, MethodHandles.lookup())
                    .findStatic(spelledOut, "of", MethodType.methodType(byte[].class, byte[].class, ClassFile.class));
            for (Path file : specimens()) {
                byte[] bytes = (byte[]) of.invoke(Files.readAllBytes(file), ClassFile.of());
                String name = file.getFileName().toString();
                changed.put("dev.supervisor.build." + name.substring(0, name.length() - ".class".length()), bytes);
            }
        }
    }

    @Test
    void answers_as_the_one_that_the_compiler_made() throws Exception {
        assertThat(answersOfChanged()).isEqualTo(new Specimen().call());
    }

    @Test
    void leaves_no_method_of_a_record_and_no_switch_over_types_to_the_first_run() {
        assertThat(changed).hasSizeGreaterThan(4);
        changed.forEach((name, bytes) -> assertThat(constantsOf(bytes))
                .as(name)
                .doesNotContain("ObjectMethods")
                .satisfies(constants ->
                        assertThat(constants.contains("SwitchBootstraps")).isEqualTo(name.endsWith("Specimen"))));
    }

    @Test
    void has_no_mistake_in_it() {
        changed.forEach((name, bytes) ->
                assertThat(ClassFile.of().verify(bytes)).as(name).isEmpty());
    }

    private List<String> answersOfChanged() throws Exception {
        ClassLoader loader = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = changed.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        Constructor<?> constructor = loader.loadClass(Specimen.class.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return ((Callable<?>) constructor.newInstance()).call() instanceof List<?> answers
                ? answers.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static List<Path> specimens() throws IOException, java.net.URISyntaxException {
        Path folder = Path.of(Specimen.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("dev/supervisor/build");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("Specimen"))
                    .toList();
        }
    }

    private static String constantsOf(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
