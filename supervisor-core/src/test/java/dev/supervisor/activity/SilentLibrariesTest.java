package dev.supervisor.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("A library")
class SilentLibrariesTest {

    @Test
    void logs_nothing_whatever_it_has_to_say() {
        assertThat(LoggerFactory.getLogger("io.netty").isErrorEnabled()).isFalse();
    }
}
