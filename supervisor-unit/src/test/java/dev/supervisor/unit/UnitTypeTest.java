package dev.supervisor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The type of a unit")
class UnitTypeTest {

    @Test
    @DisplayName("is found by its word, in this case only")
    void word() {
        assertThat(UnitType.of("service")).contains(UnitType.SERVICE);
        assertThat(UnitType.of("Service")).isEmpty();
        assertThat(UnitType.of("services")).isEmpty();
        assertThat(UnitType.of("")).isEmpty();
    }
}
