package dev.supervisor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.ServersSpec;
import dev.supervisor.config.section.AuthSection;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.SocketAddress;
import dev.supervisor.spec.SocketAddress.Tcp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("A port, when the daemon is to start over,")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HandoverTest {
    private static final AuthSection NOBODY = new AuthSection(Optional.empty(), Optional.empty(), List.of());

    private final Handover handover = new Handover(
            servers(new Tcp("127.0.0.1", 1), new Tcp("", 2), new Tcp("[::1]", 3)),
            List.of(shared(new Tcp("localhost", 4)), shared(new SocketAddress.Unix("/run/5"))),
            servers(new Tcp("0.0.0.0", 6), new Tcp("127.0.0.1", 7)));

    @Test
    void is_the_daemons_own_if_a_server_or_a_group_of_it_may_have_it() {
        assertThat(Stream.of(new Tcp("127.0.0.1", 1), new Tcp("localhost", 1), new Tcp("", 1), new Tcp("10.0.0.1", 2)))
                .allMatch(handover::isOurs);
        assertThat(handover.isOurs(new Tcp("127.0.0.1", 4))).isTrue();

        assertThat(Stream.of(new Tcp("127.0.0.2", 1), new Tcp("127.0.0.1", 3), new Tcp("127.0.0.1", 5)))
                .noneMatch(handover::isOurs);
        assertThat(handover.isOurs(new Tcp("127.0.0.1", 6))).isFalse();
    }

    @Test
    void goes_to_the_server_that_is_to_listen_there() {
        assertThat(Stream.of(new Tcp("127.0.0.1", 6), new Tcp("127.0.0.1", 7), new Tcp("localhost", 7)))
                .allMatch(handover::goesToServer);
        assertThat(Stream.of(new Tcp("127.0.0.2", 7), new Tcp("127.0.0.1", 1))).noneMatch(handover::goesToServer);
    }

    private static ServersSpec servers(Tcp... places) {
        return new ServersSpec(
                List.of(),
                Stream.of(places)
                        .map(place -> new InetServerSection("inet_http_server", NOBODY, place))
                        .toList(),
                List.of(),
                Optional.empty());
    }

    private static SharedSocketSpec shared(SocketAddress place) {
        return new SharedSocketSpec(Optional.empty(), Optional.empty(), Optional.empty(), place);
    }
}
