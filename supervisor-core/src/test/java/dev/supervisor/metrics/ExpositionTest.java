package dev.supervisor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.metrics.Exposition.Kind;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Text for Prometheus")
class ExpositionTest {

    @Test
    void has_each_family_with_its_samples() {
        String text = new Exposition()
                .family("a_total", Kind.COUNTER, "What a is.")
                .sample(Map.of(), 7)
                .sample(Map.of("x", "y"), 0.5)
                .family("b", Kind.GAUGE, "What b is.")
                .sample(Map.of(), 1e18)
                .text();

        assertThat(text).isEqualTo("""
            # HELP a_total What a is.
            # TYPE a_total counter
            a_total 7
            a_total{x="y"} 0.5
            # HELP b What b is.
            # TYPE b gauge
            b 1.0E18
            """);
    }

    @Test
    void escapes_what_cannot_stand_in_a_label() {
        assertThat(new Exposition()
                        .family("a", Kind.GAUGE, "A.")
                        .sample(Map.of("x", "1\\2\"3\n4"), 1)
                        .text())
                .endsWith("a{x=\"1\\\\2\\\"3\\n4\"} 1\n");
    }
}
