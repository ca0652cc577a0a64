package dev.supervisor.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.os.Errno;
import dev.supervisor.os.simulated.SimulatedFiles;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.user.Account;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a user may do with a path")
class ReachTest {
    private static final Account ROOT = new Account("root", 0, 0, List.of(0));
    private static final Account WEB = new Account("www-data", 33, 33, List.of(33, 4));
    private static final String RUN = "/opt/x/run";

    private final SimulatedFiles files = new SimulatedKernel().files();
    private final Reach reach = new Reach(files, new FakeSurroundings().asRoot());

    ReachTest() {
        files.putFile(RUN, 0755, "".getBytes(UTF_8));
    }

    @Test
    void is_what_the_mode_lets_everybody_do() {
        assertThat(reach.whyNotRun(WEB, RUN)).isEmpty();

        files.give(RUN, 0754, 0, 0);
        assertThat(reach.whyNotRun(WEB, RUN)).contains("www-data may not run /opt/x/run (mode 0754 of root)");
    }

    @Test
    void is_what_the_mode_lets_the_owner_do_if_it_is_the_owner_and_nothing_else() {
        files.give(RUN, 0700, 33, 0);
        assertThat(reach.whyNotRun(WEB, RUN)).isEmpty();

        files.give(RUN, 0077, 33, 33);
        assertThat(reach.whyNotRun(WEB, RUN)).contains("www-data may not run /opt/x/run (mode 0077 of www-data)");
    }

    @Test
    void is_what_the_mode_lets_one_of_its_groups_do() {
        files.give(RUN, 0710, 0, 4);
        assertThat(reach.whyNotRun(WEB, RUN)).isEmpty();

        files.give(RUN, 0710, 0, 5);
        assertThat(reach.whyNotRun(WEB, RUN)).isNotEmpty();
    }

    @Test
    void ends_at_a_directory_on_the_way_that_it_may_not_enter() {
        files.give("/opt", 0700, 12, 0);

        assertThat(reach.whyNotRun(WEB, RUN)).contains("www-data may not enter /opt (mode 0700 of user 12)");
        assertThat(reach.whyNotEnter(WEB, "/opt/x")).contains("www-data may not enter /opt (mode 0700 of user 12)");
        assertThat(reach.whyNotEnter(WEB, "/tmp")).isEmpty();
    }

    @Test
    void is_everything_for_root_but_to_run_what_nobody_may() {
        files.give("/opt", 0, 33, 0);
        files.give(RUN, 0001, 33, 33);
        assertThat(reach.whyNotRun(ROOT, RUN)).isEmpty();
        assertThat(reach.whyNotWrite(ROOT, RUN)).isEmpty();

        files.give(RUN, 0666, 33, 33);
        assertThat(reach.whyNotRun(ROOT, RUN)).isNotEmpty();
    }

    @Test
    void is_to_write_where_it_may_make_the_file_or_the_file_is_its_own() {
        assertThat(reach.whyNotWrite(WEB, "/var/log/x"))
                .contains("www-data may not write to /var/log (mode 0755 of root)");

        files.putFile("/var/log/x", 0644, "".getBytes(UTF_8));
        assertThat(reach.whyNotWrite(WEB, "/var/log/x"))
                .contains("www-data may not write to /var/log/x (mode 0644 of root)");

        files.give("/var/log/x", 0644, 33, 0);
        assertThat(reach.whyNotWrite(WEB, "/var/log/x")).isEmpty();
    }

    @Test
    void is_nothing_where_the_file_system_cannot_be_written() {
        files.refuse("/var/log", Errno.named("EROFS"));

        assertThat(reach.whyNotWrite(ROOT, "/var/log/x")).contains("root cannot write to /var/log");
    }

    @Test
    void is_not_judged_where_nothing_can_be_seen() {
        assertThat(reach.whyNotWrite(WEB, "/nowhere/x")).isEmpty();
        assertThat(reach.whyNotRun(WEB, "/nowhere/x")).isEmpty();
    }
}
