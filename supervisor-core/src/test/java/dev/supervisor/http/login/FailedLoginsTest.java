package dev.supervisor.http.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Logins that failed")
class FailedLoginsTest {
    private final RememberedLog log = new RememberedLog(Level.INFO);
    private final List<Runnable> rings = new ArrayList<>();
    private final FailedLogins failed = new FailedLogins(new Narrator(log).control());

    private void fail(Peer peer) {
        failed.failed("inet_http_server", peer, (_, deed) -> rings.add(deed));
    }

    @Test
    void are_told_with_the_server_and_who_it_was() throws UnknownHostException {
        fail(new Peer.Machine(InetAddress.getByName("10.0.0.7")));
        fail(new Peer.User("mallory", "users"));

        assertThat(log.take())
                .containsExactly(
                        "INFO wrong name or password for server 'inet_http_server' from 10.0.0.7",
                        "INFO wrong name or password for server 'inet_http_server' from user mallory");
    }

    @Test
    void are_only_counted_in_a_flood_of_which_a_line_a_minute_tells() {
        for (int i = 0; i < 1_000; i++) {
            fail(new Peer.Unknown());
        }
        assertThat(failed.number()).isEqualTo(1_000);
        assertThat(log.take()).hasSize(20);
        assertThat(rings).hasSize(1);

        rings.removeFirst().run();
        assertThat(log.take()).containsExactly("INFO 980 more logins with a wrong name or password within a minute");
        fail(new Peer.Unknown());
        assertThat(log.take()).hasSize(1);
        assertThat(rings).hasSize(1);
    }
}
