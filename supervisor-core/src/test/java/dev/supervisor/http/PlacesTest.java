package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Places for connections")
class PlacesTest {
    private final Places places = new Places(8);
    private final Places.Share flooded = places.share();
    private final Places.Share other = places.share();

    @Test
    void of_one_server_are_three_quarters_at_most() {
        for (int i = 0; i < 6; i++) {
            assertThat(flooded.take()).isTrue();
        }
        assertThat(flooded.take()).isFalse();
        assertThat(other.take()).isTrue();
        assertThat(other.take()).isTrue();
        assertThat(other.take()).isFalse();
    }

    @Test
    void can_be_taken_again_when_they_are_given_back() {
        for (int i = 0; i < 6; i++) {
            flooded.take();
        }
        flooded.giveBack();

        assertThat(flooded.take()).isTrue();
        assertThat(flooded.take()).isFalse();
    }
}
