package dev.supervisor.http.socket;

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

    @Test
    void are_for_whoever_comes_until_half_of_them_are_taken() {
        for (int i = 0; i < 3; i++) {
            assertThat(flooded.isCrowded()).isFalse();
            flooded.take();
        }
        assertThat(flooded.isCrowded()).isTrue();
        assertThat(other.isCrowded()).isFalse();
    }

    @Test
    void are_left_for_others_by_one_who_takes_all_that_he_can_get() {
        Places many = new Places(64);
        Places.Share crowded = many.share();
        while (!crowded.isCrowded()) {
            crowded.take();
        }

        assertThat(taken(crowded, "flood")).isEqualTo(18);
        assertThat(crowded.take("somebody")).isTrue();
        assertThat(taken(crowded, "second flood")).isEqualTo(4);
        assertThat(crowded.take("somebody else")).isTrue();
        assertThat(taken(crowded, "somebody")).isZero();
    }

    @Test
    void that_one_has_given_back_are_free_for_the_same_and_for_others() {
        while (!flooded.isCrowded()) {
            flooded.take();
        }
        int got = taken(flooded, "flood");
        flooded.giveBack("flood");
        assertThat(taken(flooded, "flood")).isOne();
        for (int i = 0; i < got; i++) {
            flooded.giveBack("flood");
        }

        assertThat(taken(flooded, "other")).isEqualTo(got);
    }

    private static int taken(Places.Share share, String client) {
        int taken = 0;
        while (share.take(client)) {
            taken++;
        }
        return taken;
    }
}
