package dev.supervisor.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A class that the build has spelled out")
class SpelledOutTest {
    @TempDir
    private Path compiled;

    private final Map<String, byte[]> changed = new HashMap<>();

    @BeforeEach
    void spell_out_the_specimens() throws Throwable {
        Class<?> spelledOut = RewrittenClasses.tool("SpelledOut", compiled);
        MethodHandle of = MethodHandles.privateLookupIn(spelledOut, MethodHandles.lookup())
                .findStatic(spelledOut, "of", MethodType.methodType(byte[].class, byte[].class, ClassFile.class));
        for (Map.Entry<String, byte[]> one :
                RewrittenClasses.compiled("Specimen").entrySet()) {
            changed.put(one.getKey(), (byte[]) of.invoke(one.getValue(), ClassFile.of()));
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
        ClassLoader loader = new RewrittenClasses(changed);
        Constructor<?> constructor = loader.loadClass(Specimen.class.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return ((Callable<?>) constructor.newInstance()).call() instanceof List<?> answers
                ? answers.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static String constantsOf(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
