package dev.supervisor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.SystemException;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("A failure of the runtime")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefusedTest {
    @Test
    void is_told_in_the_words_of_the_system_that_caused_it() {
        IOException cause = new IOException("Too many open files");
        assertThat(Refused.reason(new IllegalStateException("no loop", new RuntimeException(cause))))
                .contains("Too many open files");
        assertThat(Refused.reason(new IllegalStateException(new SystemException("EMFILE", "cannot open /x: y"))))
                .contains("cannot open /x: y");
        assertThat(Refused.reason(new OutOfMemoryError("unable to create native thread")))
                .contains("unable to create native thread");
    }

    @Test
    void that_the_system_has_not_caused_is_a_mistake_of_ours() {
        assertThat(Refused.reason(new IllegalStateException("odd"))).isEmpty();
    }
}
