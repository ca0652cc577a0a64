package dev.supervisor.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.ReadBy;
import dev.supervisor.config.option.SectionShape;
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
        sections().forEach(section -> SectionShape.of(section).slots().forEach(slot -> options.add(slot.option())));
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

    /** The records that stand for whole sections. */
    private static Set<Class<? extends Record>> sections() throws ClassNotFoundException {
        Set<Class<? extends Record>> sections = new LinkedHashSet<>();
        for (Source source : Source.ofPrograms()) {
            if (DECLARING.contains(source.room()) && source.code().contains("record ")) {
                sections.add(type(source).asSubclass(Record.class));
            }
        }
        sections.removeAll(sections.stream()
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .map(SampleConfTest::declaring)
                .toList());
        return sections;
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
}
