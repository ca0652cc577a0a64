package dev.supervisor.api.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tables of the manual's page on XML-RPC are made here; {@code -Dmanual.write=true} writes them into it. */
@DisplayName("The manual of XML-RPC")
class RpcManualTest {
    private static final Path MANUAL = Path.of("../docs/manual/xmlrpc.md");
    private static final boolean WRITE = Boolean.getBoolean("manual.write");
    private static final String END = "<!-- end -->\n";

    @Test
    void has_every_method_with_its_parameters_and_every_fault_with_its_number() throws IOException {
        String manual = Files.readString(MANUAL);
        String expected = manual;
        expected = with(expected, "methods of supervisor", methods("supervisor", SupervisorRpc.class));
        expected = with(expected, "methods of system", methods("system", SystemRpc.class));
        expected = with(expected, "faults", faults());
        if (WRITE) {
            Files.writeString(MANUAL, expected);
        }
        assertThat(Files.readString(MANUAL)).isEqualTo(expected);
    }

    @Test
    void names_every_member_of_what_is_known_of_a_process() throws IOException {
        String manual = Files.readString(MANUAL);

        assertThat(Stream.of(ProcessInfo.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !manual.contains("| `" + name + "` |")))
                .isEmpty();
    }

    private static String with(String manual, String name, String table) {
        String begin = "<!-- " + name + " -->\n";
        assertThat(manual).contains(begin);
        int from = manual.indexOf(begin) + begin.length();
        return manual.substring(0, from) + table + manual.substring(manual.indexOf(END, from));
    }

    private static String methods(String namespace, Class<?> declared) {
        return Stream.of(declared.getMethods())
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> "| `%s.%s(%s)` | %s | %s |\n"
                        .formatted(
                                namespace,
                                method.getName(),
                                Stream.of(method.getParameters())
                                        .map(RpcManualTest::parameter)
                                        .collect(Collectors.joining(", ")),
                                onWire(answer(method)),
                                method.getAnnotation(Doc.class).value()))
                .collect(Collectors.joining("", "| method | answers | what it does |\n|---|---|---|\n", ""));
    }

    private static String parameter(Parameter parameter) {
        ByDefault byDefault = parameter.getAnnotation(ByDefault.class);
        return parameter.getName() + (byDefault == null ? "" : "=" + byDefault.value());
    }

    private static Type answer(Method method) {
        return ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
    }

    private static String onWire(Type type) {
        if (type instanceof ParameterizedType list) {
            return "array of " + onWire(list.getActualTypeArguments()[0]);
        }
        return switch (type.getTypeName().replaceAll(".*\\.", "")) {
            case "String", "LogText" -> "string";
            case "Integer" -> "int";
            case "Boolean" -> "true";
            case "ProcessAnswer" -> "true, or for a group an array of struct";
            case "ConfigChanges", "LogTailAnswer" -> "array";
            case "SupervisorState", "ProcessInfo", "ConfigInfo", "ProcessResult" -> "struct";
            case "AnswerValue" -> "any";
            case String other -> throw new IllegalArgumentException("how is " + other + " sent?");
        };
    }

    private static String faults() {
        List<Fault> faults = Arrays.asList(Fault.values());
        return faults.stream()
                .map(fault -> "| %d | `%s` |\n".formatted(fault.code(), fault.name()))
                .collect(Collectors.joining("", "| code | name |\n|---|---|\n", ""));
    }
}
