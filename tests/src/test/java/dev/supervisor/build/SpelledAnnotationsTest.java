package dev.supervisor.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Annotations that the build has spelled out")
class SpelledAnnotationsTest {
    private static final String SPECIMEN = Annotated.class.getName();

    @TempDir
    private Path folder;

    private final Map<String, byte[]> changed = new HashMap<>();

    @BeforeEach
    void spell_out_the_specimens() throws Exception {
        Class<?> tool = RewrittenClasses.tool("SpelledAnnotations", folder);
        Map<String, byte[]> compiled = RewrittenClasses.compiled("Annotated");
        List<ClassModel> models =
                compiled.values().stream().map(ClassFile.of()::parse).toList();
        Object spelled = method(tool, "in", Collection.class).invoke(null, models);
        for (Map.Entry<String, byte[]> one : compiled.entrySet()) {
            byte[] bytes = (byte[])
                    method(tool, "in", byte[].class, ClassFile.class).invoke(spelled, one.getValue(), ClassFile.of());
            changed.put(one.getKey(), bytes);
        }
        ((Map<?, ?>) method(tool, "classes", ClassFile.class).invoke(spelled, ClassFile.of()))
                .forEach((file, bytes) ->
                        changed.put(((String) file).replace(".class", "").replace('/', '.'), (byte[]) bytes));
    }

    @Test
    void say_what_those_say_that_the_JDK_reads() throws Exception {
        assertThat(((Callable<?>) changedSpecimen()).call()).isEqualTo(new Annotated().call());
    }

    @Test
    void need_no_class_that_is_made_at_run_time_if_they_say_numbers_texts_truths_and_constants() throws Exception {
        Object specimen = changedSpecimen();

        assertThat(method(specimen.getClass(), "proxies").invoke(specimen)).isEqualTo(List.of(false, true));
        assertThat(new Annotated().proxies()).containsExactly(true, true);
    }

    @Test
    void are_kept_of_the_kinds_only_that_are_asked_for() {
        assertThat(changed.keySet())
                .filteredOn(name -> name.endsWith("$Spelled"))
                .containsExactly(SPECIMEN + "$Told$Spelled");
    }

    @Test
    void may_be_asked_from_any_package() throws Exception {
        Class<?> spelled = new RewrittenClasses(changed).loadClass(SPECIMEN + "$Told$Spelled");

        assertThat(Modifier.isPublic(spelled.getModifiers())).isTrue();
        assertThat(Stream.of(spelled.getDeclaredMethods())
                        .filter(method -> method.getName().equals("of")))
                .hasSize(2)
                .allMatch(method -> Modifier.isPublic(method.getModifiers()));
    }

    @Test
    void have_no_mistake_in_them() {
        changed.forEach((name, bytes) ->
                assertThat(ClassFile.of().verify(bytes)).as(name).isEmpty());
    }

    private Object changedSpecimen() throws Exception {
        Constructor<?> constructor =
                new RewrittenClasses(changed).loadClass(SPECIMEN).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = type.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }
}
