package dev.supervisor.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.Option;
import dev.supervisor.config.Prefix;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
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

    /** The records that stand for sections; those that only lend their options to others under a prefix are not among them. */
    private static Set<Class<?>> specs() throws ClassNotFoundException {
        Set<Class<?>> specs = new LinkedHashSet<>();
        for (Source source : Source.ofPrograms()) {
            if (source.room().equals("config") && source.code().contains("record ")) {
                specs.add(Class.forName("dev.supervisor.config." + source.typeName()));
            }
        }
        specs.removeAll(specs.stream()
                .filter(Class::isRecord)
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .filter(component -> component.isAnnotationPresent(Prefix.class))
                .map(RecordComponent::getType)
                .toList());
        return specs;
    }

    private static void collect(Class<?> type, String prefix, Set<String> options) {
        for (RecordComponent component :
                Optional.ofNullable(type.getRecordComponents()).orElse(new RecordComponent[0])) {
            if (component.isAnnotationPresent(Option.class)) {
                options.add(prefix + component.getName());
            }
            Optional.ofNullable(component.getAnnotation(Prefix.class))
                    .ifPresent(more -> collect(component.getType(), more.value(), options));
        }
    }
}
