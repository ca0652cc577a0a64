package dev.supervisor.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.ini.Origin;
import dev.supervisor.change.EffectiveOption.Source;
import dev.supervisor.config.ConfigLoader;
import dev.supervisor.config.ConfigOrigins;
import dev.supervisor.config.Overrides;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.spec.ProcessSpec;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An option as it counts")
class EffectiveOptionTest {
    private static final String BEFORE = "[supervisord]\n[program:x]\ncommand=a\ndirectory=b\n[DEFAULT]\npriority=7\n";

    private final FakeSurroundings world = new FakeSurroundings();

    private ProcessSpec process(String content) throws ConfigException {
        return new ConfigLoader(world.with("/x", content))
                .load("/x", Overrides.NONE)
                .groups()
                .getFirst()
                .processes()
                .getFirst();
    }

    private EffectiveOption option(String name, String runs, String file) throws ConfigException {
        ProcessSpec running = process(runs);
        ProcessSpec read = process(file);
        ConfigOrigins origins = new ConfigLoader(world).origins("/x");
        return EffectiveOption.of(running, Optional.of(read), origins::of).stream()
                .filter(option -> option.option().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stands_where_it_is_written_in_its_section_or_among_the_defaults() throws ConfigException {
        assertThat(option("command", BEFORE, BEFORE))
                .isEqualTo(new EffectiveOption("command", "a", Source.FILE, Optional.of(new Origin("/x", 3))));
        assertThat(option("priority", BEFORE, BEFORE))
                .isEqualTo(new EffectiveOption("priority", "7", Source.FILE, Optional.of(new Origin("/x", 6))));
    }

    @Test
    void is_the_default_if_nobody_says_otherwise() throws ConfigException {
        assertThat(option("stopsignal", BEFORE, BEFORE))
                .isEqualTo(new EffectiveOption("stopsignal", "TERM", Source.DEFAULT, Optional.empty()));
    }

    @Test
    void stands_nowhere_if_the_file_says_something_else_by_now() throws ConfigException {
        assertThat(option("command", BEFORE, BEFORE.replace("command=a", "command=c")))
                .isEqualTo(new EffectiveOption("command", "a", Source.CHANGED, Optional.empty()));
    }

    @Test
    void stands_nowhere_if_the_file_does_not_have_the_process_any_more() throws ConfigException {
        assertThat(EffectiveOption.of(process(BEFORE), Optional.empty(), ConfigOrigins.none()::of))
                .allMatch(option -> option.source() == Source.CHANGED);
    }
}
