package dev.supervisor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.daemon.LeftBehind.Mark;
import dev.supervisor.os.ProcessTable.Entry;
import dev.supervisor.process.Pid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("A process that a killed daemon has left")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeftBehindTest {
    private static final int KILLED = 40;
    private static final Mark MARK = new Mark(Optional.of("unix:///s"), OptionalInt.of(KILLED));

    private static Entry process(int pid, int session) {
        return new Entry(new Pid(pid), 1, pid, session, "x", 'S', Duration.ZERO, Duration.ZERO, 1, 1);
    }

    private static Map<String, String> of(String url) {
        return Map.of("SUPERVISOR_PROCESS_NAME", "p", "SUPERVISOR_SERVER_URL", url);
    }

    @Test
    void has_the_url_of_the_server_or_is_of_the_daemons_session() {
        assertThat(MARK.isOn(process(50, 1), of("unix:///s"))).isTrue();
        assertThat(MARK.isOn(process(50, KILLED), of("http://elsewhere"))).isTrue();
        assertThat(MARK.isOn(process(50, KILLED), Map.of("SUPERVISOR_PROCESS_NAME", "p")))
                .isTrue();

        assertThat(MARK.isOn(process(50, 1), of("http://elsewhere"))).isFalse();
        assertThat(MARK.isOn(process(50, KILLED), Map.of("SUPERVISOR_SERVER_URL", "unix:///s")))
                .isFalse();
    }

    @Test
    void is_not_taken_for_one_where_nothing_is_known() {
        Mark nothing = new Mark(Optional.empty(), OptionalInt.empty());
        assertThat(nothing.isOn(process(50, 0), Map.of("SUPERVISOR_PROCESS_NAME", "p")))
                .isFalse();
    }

    @Test
    void is_of_no_daemon_whose_number_is_another_processs_by_now() {
        Entry theirs = process(50, KILLED);
        assertThat(MARK.among(List.of(theirs)).isOn(theirs, of("http://elsewhere")))
                .isTrue();

        Mark among = MARK.among(List.of(theirs, process(KILLED, KILLED)));
        assertThat(among.isOn(theirs, of("http://elsewhere"))).isFalse();
        assertThat(among.isOn(theirs, of("unix:///s"))).isTrue();
    }
}
