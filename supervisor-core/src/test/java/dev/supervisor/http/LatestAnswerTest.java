package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.rpc.OnWire;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The document of an answer")
class LatestAnswerTest {
    private final List<Duration> waits = new ArrayList<>();
    private final List<Runnable> deeds = new ArrayList<>();
    private final LatestAnswer latest = new LatestAnswer((after, deed) -> {
        waits.add(after);
        deeds.add(deed);
    });

    private record Text(String text) implements OnWire {
        @Override
        public XmlRpcValue toWire() {
            return new StringValue(text);
        }
    }

    private byte[] document(String text) {
        return latest.document(new Text(text)).ready();
    }

    @Test
    void is_the_same_for_all_who_are_told_the_same() {
        String large = "x".repeat(40_000);

        assertThat(document(large)).isSameAs(document(large));
        assertThat(document(large + "y")).isNotEqualTo(document(large)).hasSizeGreaterThan(40_000);
    }

    @Test
    void is_made_anew_if_it_is_small() {
        assertThat(document("x")).isNotSameAs(document("x")).isEqualTo(document("x"));
        assertThat(waits).isEmpty();
    }

    @Test
    void is_forgotten_after_a_second() {
        String large = "x".repeat(40_000);
        byte[] first = document(large);
        document(large + "y");
        byte[] second = document(large);
        assertThat(waits).containsExactly(Duration.ofSeconds(1));

        deeds.removeFirst().run();
        assertThat(document(large)).isNotSameAs(second).isEqualTo(first);
        assertThat(deeds).hasSize(1);
    }
}
