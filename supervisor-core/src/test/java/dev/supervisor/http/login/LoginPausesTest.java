package dev.supervisor.http.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.http.login.LoginPauses.Outcome;
import dev.supervisor.time.Now;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Logins")
class LoginPausesTest {
    private static final Peer MALLORY = new Peer.User("mallory", "users");
    private static final Peer TOM = new Peer.User("tom", "users");

    private record Ring(Duration at, Runnable deed) {}

    private final List<Ring> rings = new ArrayList<>();
    private Duration time = Duration.ZERO;
    private final LoginPauses pauses =
            new LoginPauses(this::now, (after, deed) -> rings.add(new Ring(time.plus(after), deed)));

    private Now now() {
        return new Now(time.toNanos(), Instant.EPOCH.plus(time));
    }

    private void pass(Duration duration) {
        Duration end = time.plus(duration);
        while (true) {
            var next = rings.stream()
                    .min(Comparator.comparing(Ring::at))
                    .filter(ring -> ring.at().compareTo(end) <= 0);
            if (next.isEmpty()) {
                time = end;
                return;
            }
            rings.remove(next.get());
            time = next.get().at();
            next.get().deed().run();
        }
    }

    private CompletableFuture<Outcome> login(Peer peer, boolean right) {
        return pauses.outcome(peer, () -> CompletableFuture.completedFuture(right));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            login(MALLORY, false);
            pass(Duration.ofSeconds(4));
        }
    }

    @Test
    void are_looked_at_at_once_until_three_have_failed() {
        for (int i = 0; i < 3; i++) {
            assertThat(login(MALLORY, false)).isCompletedWithValue(Outcome.WRONG);
        }
        assertThat(login(MALLORY, false)).isNotDone();
    }

    @Test
    void have_to_wait_for_twice_as_long_after_each_failure_and_never_for_more_than_four_seconds() {
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Duration begin = time;
            CompletableFuture<Outcome> outcome = login(MALLORY, false);
            while (!outcome.isDone()) {
                pass(Duration.ofMillis(500));
            }
            delays.add(time.minus(begin));
        }
        assertThat(delays.stream().map(Duration::toMillis))
                .containsExactly(0L, 0L, 0L, 500L, 1000L, 2000L, 4000L, 4000L);
    }

    @Test
    void that_are_right_wait_like_those_that_are_wrong_and_go_through_at_once_afterwards() {
        fail(10);
        login(MALLORY, false);

        CompletableFuture<Outcome> right = login(MALLORY, true);
        pass(Duration.ofMillis(3_999));
        assertThat(right).isNotDone();
        pass(Duration.ofMillis(1));
        assertThat(right).isCompletedWithValue(Outcome.RIGHT);
        assertThat(login(MALLORY, true)).isCompletedWithValue(Outcome.RIGHT);
    }

    @Test
    void of_others_do_not_wait() throws UnknownHostException {
        fail(10);
        login(MALLORY, false);
        assertThat(login(MALLORY, false)).isNotDone();

        assertThat(login(TOM, true)).isCompletedWithValue(Outcome.RIGHT);
        assertThat(login(new Peer.Machine(InetAddress.getByName("127.0.0.2")), false))
                .isCompletedWithValue(Outcome.WRONG);
    }

    private static Peer machine(String address) throws UnknownHostException {
        return new Peer.Machine(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.9.8.7, true",
        "127.0.0.1, ::1, true",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "127.0.0.1, 10.0.0.1, false",
        "2001:db8::1, 2001:db8::ffff:0:0:1, true",
        "2001:db8:0:0::1, 2001:db8:0:1::1, false",
        "::ffff:10.0.0.1, 10.0.0.1, true"
    })
    void of_addresses_that_one_guesser_may_have_wait_for_each_other(String one, String other, boolean waits)
            throws UnknownHostException {
        for (int i = 0; i < 3; i++) {
            login(machine(one), false);
        }
        assertThat(login(machine(other), false).isDone()).isEqualTo(!waits);
    }

    @Test
    void of_one_user_in_several_groups_wait_for_each_other() {
        for (int i = 0; i < 3; i++) {
            login(new Peer.User("mallory", "g" + i), false);
        }
        assertThat(login(new Peer.User("mallory", "users"), false)).isNotDone();
    }

    @Test
    void of_more_addresses_than_can_be_told_apart_wait_for_their_neighbours_instead_of_being_forgotten()
            throws UnknownHostException {
        int wrong = 0;
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 4_000; i++) {
                CompletableFuture<Outcome> outcome = login(machine("10.0." + i / 256 + "." + i % 256), false);
                wrong += outcome.getNow(Outcome.TOO_MANY) == Outcome.WRONG ? 1 : 0;
            }
        }
        assertThat(wrong).isEqualTo(1024 * 3 + 3);
        assertThat(login(machine("192.0.2.1"), true)).isCompletedWithValue(Outcome.RIGHT);
    }

    @Test
    void of_one_peer_are_looked_at_one_after_the_other_and_a_fifth_that_waits_is_not_looked_at() {
        CompletableFuture<Boolean> slow = new CompletableFuture<>();
        CompletableFuture<Outcome> first = pauses.outcome(MALLORY, () -> slow);
        List<CompletableFuture<Outcome>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(login(MALLORY, false));
        }
        assertThat(login(MALLORY, true)).isCompletedWithValue(Outcome.TOO_MANY);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);

        slow.complete(false);
        assertThat(first).isCompletedWithValue(Outcome.WRONG);
        assertThat(waiting.get(1)).isCompletedWithValue(Outcome.WRONG);
        assertThat(waiting.get(2)).isNotDone();
    }

    @Test
    void of_clients_that_have_left_are_not_looked_at_and_make_room() {
        fail(3);
        login(MALLORY, false);
        List<Boolean> looked = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pauses.outcome(MALLORY, () -> {
                        looked.add(true);
                        return CompletableFuture.completedFuture(false);
                    })
                    .cancel(false);
        }
        CompletableFuture<Outcome> last = login(MALLORY, true);
        pass(Duration.ofMinutes(1));

        assertThat(last).isCompletedWithValue(Outcome.RIGHT);
        assertThat(looked).isEmpty();
    }

    @Test
    void that_failed_are_forgotten_after_ten_minutes() {
        fail(10);
        pass(Duration.ofMinutes(10).minus(Duration.ofSeconds(5)));
        assertThat(pauses.isEmpty()).isFalse();

        pass(Duration.ofSeconds(5));
        assertThat(pauses.isEmpty()).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThat(login(MALLORY, false)).isCompletedWithValue(Outcome.WRONG);
        }
    }

    @Test
    void of_endless_many_peers_do_not_fill_the_memory() throws UnknownHostException {
        for (int i = 0; i < 100_000; i++) {
            login(machine(Integer.toString(i / 65536 + 1) + "." + i / 256 % 256 + "." + i % 256 + ".1"), false);
        }
        assertThat(pauses.neighbourhoods()).isLessThanOrEqualTo(2049);
    }

    @Test
    void that_nobody_has_time_for_are_too_many_and_other_mishaps_are_told() {
        assertThat(pauses.outcome(
                        TOM,
                        () -> CompletableFuture.failedFuture(
                                new CompletionException(new RejectedExecutionException()))))
                .isCompletedWithValue(Outcome.TOO_MANY);
        assertThat(pauses.outcome(TOM, () -> CompletableFuture.failedFuture(new IllegalStateException("broken"))))
                .isCompletedExceptionally();
        assertThat(login(TOM, true)).isCompletedWithValue(Outcome.RIGHT);
    }
}
