package dev.supervisor.child;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.kit.World;
import dev.supervisor.os.simulated.ChildScript;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The standard input of a child")
class ChildInputTest {
    private static final int PIPE_BYTES = 65_536;
    private static final int MOST_WAITING_BYTES = 1024 * 1024;

    private final World world = new World();
    private final StringBuilder read = new StringBuilder();

    private InputWritten write(String text) {
        return world.process("cat").write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void start(ChildScript script) {
        world.with("/bin/cat", script).with(program("cat").alone()).begun();
        world.pass(Duration.ofSeconds(1));
    }

    @Test
    void gets_all_that_is_written_to_it() {
        start(ChildScript.runsForever().answers(input -> {
            read.append(new String(input, StandardCharsets.UTF_8));
            return input;
        }));
        String big = "0123456789".repeat(50_000);

        assertEquals(InputWritten.TAKEN, write("one"));
        assertEquals(InputWritten.TAKEN, write(big));
        assertEquals(InputWritten.TAKEN, write("two"));
        world.settle();

        assertEquals("one" + big + "two", read.toString());
    }

    @Test
    void takes_so_much_for_a_child_that_does_not_read_and_then_nothing_more() {
        start(ChildScript.runsForever());

        assertEquals(InputWritten.TAKEN, write("x".repeat(PIPE_BYTES + MOST_WAITING_BYTES - 1)));
        assertEquals(InputWritten.TAKEN, write("y"));
        assertEquals(InputWritten.FULL, write("z"));
        assertThat(world.settle()).as("nothing waits for it").isEqualTo(Optional.empty());
    }

    @Test
    void takes_nothing_without_a_child() {
        start(ChildScript.exits(0, Duration.ofMillis(1500)));
        assertEquals(InputWritten.TAKEN, write("x"));

        world.pass(Duration.ofSeconds(1));

        assertEquals(InputWritten.CLOSED, write("x"));
    }
}
