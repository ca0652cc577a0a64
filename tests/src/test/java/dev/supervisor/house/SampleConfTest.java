package dev.supervisor.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.Prefix;
import dev.supervisor.config.option.ReadBy;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sample configuration")
class SampleConfTest {
    /** Of Debian's package, which the tests need anyway. */
    private static final Path ORIGINAL = Path.of("/usr/lib/python3/dist-packages/supervisor/options.py");

    /** Rooms with records whose components are options. */
    private static final Set<String> DECLARING = Set.of("config.section");

    private static final Pattern SET = Pattern.compile("(?m)^;?([a-z_]+) ?=");

    @Test
    void mentions_every_option_that_there_is() throws IOException, ClassNotFoundException {
        Set<String> options = new TreeSet<>();
        for (Class<?> type : specs()) {
            collect(type, "", options);
        }
        Set<String> mentioned = new TreeSet<>();
        SET.matcher(Files.readString(Source.repository().resolve("conf/supervisord.conf")))
                .results()
                .forEach(found -> mentioned.add(found.group(1)));

        assertThat(options).contains("command", "stderr_logfile");
        assertThat(mentioned).containsAll(options);
    }

    @Test
    void tells_what_the_original_does_not_know_from_what_it_does() throws IOException, ClassNotFoundException {
        String original = Files.readString(ORIGINAL);
        Set<String> ours = new TreeSet<>();
        Set<String> theirs = new TreeSet<>();
        for (Source source : Source.ofPrograms()) {
            if (DECLARING.contains(source.room()) && source.code().contains("record ")) {
                Class<?> type = type(source);
                for (RecordComponent component :
                        Optional.ofNullable(type.getRecordComponents()).orElse(new RecordComponent[0])) {
                    Optional.ofNullable(component.getAnnotation(Option.class))
                            .filter(option -> !option.byDefault().equals(Option.REQUIRED))
                            .ifPresent(option -> (option.extension() ? ours : theirs).add(component.getName()));
                }
            }
        }

        assertThat(ours)
                .contains("ignore_unknown_rpcinterfaces")
                .allMatch(option -> !original.contains("'" + option + "'"));
        assertThat(theirs)
                .contains("startsecs")
                .filteredOn(option -> !original.contains(option))
                .containsExactly("extensions");
    }

    /** The records that stand for sections; those that only lend their options to others under a prefix are not among them. */
    private static Set<Class<?>> specs() throws ClassNotFoundException {
        Set<Class<?>> specs = new LinkedHashSet<>();
        for (Source source : Source.ofPrograms()) {
            if (DECLARING.contains(source.room()) && source.code().contains("record ")) {
                specs.add(type(source));
            }
        }
        specs.removeAll(specs.stream()
                .filter(Class::isRecord)
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .filter(component -> component.isAnnotationPresent(Prefix.class))
                .map(SampleConfTest::declaring)
                .toList());
        return specs;
    }

    /** The record that declares the options for a component. */
    private static Class<?> declaring(RecordComponent component) {
        return Optional.ofNullable(component.getAnnotation(ReadBy.class))
                .<Class<?>>map(ReadBy::value)
                .orElseGet(component::getType);
    }

    private static Class<?> type(Source source) throws ClassNotFoundException {
        return Class.forName("dev.supervisor." + source.room() + "." + source.typeName());
    }

    private static void collect(Class<?> type, String prefix, Set<String> options) {
        for (RecordComponent component :
                Optional.ofNullable(type.getRecordComponents()).orElse(new RecordComponent[0])) {
            if (component.isAnnotationPresent(Option.class)) {
                options.add(prefix + component.getName());
            }
            Optional.ofNullable(component.getAnnotation(Prefix.class))
                    .ifPresent(more -> collect(declaring(component), prefix + more.value(), options));
        }
    }
}
