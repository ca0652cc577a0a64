package dev.supervisor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.ConfigLoader;
import dev.supervisor.config.Overrides;
import dev.supervisor.config.text.FakeSurroundings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("What --check says")
class CheckReportTest {
    private static final String FILE = "/x.conf";
    private static final String GOOD = """
        [supervisord]
        [rpcinterface:supervisor]
        supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
        [program:x]
        command = x
        """;
    private static final String ODD = GOOD + "autorestrat = no\n[Program:y]\ncommand = y\n";
    private static final String BAD =
            GOOD + "startsecs = no\n[program:y]\nenvironment = TOKEN=hush\n  ,\ncommand = %(nope)s\nstartretries=\n";

    private static CheckReport report(String content, DaemonOption... wishes) {
        CheckReport report = new CheckReport("supervisord", Set.of(wishes));
        report.of(
                FILE,
                new ConfigLoader(new FakeSurroundings().with(FILE, content)).check(FILE, Overrides.NONE),
                List.of());
        return report;
    }

    @Nested
    class OfAGoodFile {

        @Test
        void is_what_it_would_run() {
            CheckReport report = report(GOOD);

            assertThat(report.isGood()).isTrue();
            assertThat(report.out()).isEqualTo("/x.conf can be used: 1 groups, 1 processes\n");
            assertThat(report.err()).isEmpty();
        }

        @Test
        void is_an_object_if_that_is_wanted() {
            assertThat(report(GOOD, DaemonOption.CHECK, DaemonOption.JSON).out())
                    .isEqualTo("{\"file\":\"/x.conf\",\"ok\":true,\"problems\":[],\"remarks\":[],\"notices\":[],"
                            + "\"groups\":[{\"name\":\"x\",\"priority\":999,\"processes\":[\"x\"]}]}\n");
        }
    }

    @Nested
    class OfNamesThatNobodyKnows {

        @Test
        void is_mentioned_and_no_more() {
            CheckReport report = report(ODD);

            assertThat(report.isGood()).isTrue();
            assertThat(report.out())
                    .startsWith("/x.conf:6: [program:x] autorestrat: unknown option; did you mean autorestart?\n"
                            + "/x.conf:7: [Program:y]: unknown section; did you mean [program:y]?\n");
        }

        @Test
        void is_a_problem_if_we_are_strict() {
            CheckReport report = report(ODD, DaemonOption.CHECK, DaemonOption.STRICT);

            assertThat(report.isGood()).isFalse();
            assertThat(report.err())
                    .isEqualTo("/x.conf:6: [program:x] autorestrat: unknown option; did you mean autorestart?\n"
                            + "/x.conf:7: [Program:y]: unknown section; did you mean [program:y]?\n");
        }
    }

    @Nested
    class OfABadFile {

        @Test
        void begins_as_the_original_does_and_then_tells_the_rest_without_secrets() {
            CheckReport report = report(BAD);

            assertThat(report.isGood()).isFalse();
            assertThat(report.out()).isEmpty();
            assertThat(report.err()).isEqualTo("""
                Error: invalid literal for int() with base 10: 'no' in section 'program:x' (file: '/x.conf')
                For help, use supervisord -h
                /x.conf:6: [program:x] startsecs
                /x.conf:11: [program:y] startretries: invalid literal for int() with base 10: '' in section 'program:y' (file: '/x.conf')
                /x.conf:10: [program:y] command: Format string '%(nope)s' for 'program:y.command' contains names ('nope') which cannot be expanded. Available names: ENV_HOME, ENV_TOKEN, group_name, here, host_node_name, numprocs, process_num, program_name in section 'program:y' (file: '/x.conf')
                """);
        }

        @Test
        void is_an_object_with_the_place_of_each_problem() {
            assertThat(report(BAD, DaemonOption.CHECK, DaemonOption.JSON).out())
                    .startsWith("{\"file\":\"/x.conf\",\"ok\":false,\"problems\":[{\"file\":\"/x.conf\",\"line\":6,"
                            + "\"section\":\"program:x\",\"option\":\"startsecs\",\"message\":\"invalid literal");
        }

        @Test
        void shows_no_value_of_an_environment() {
            String err = report(GOOD + "startsecs = no\nenvironment = TOKEN=hush hush\n")
                            .err()
                    + report(GOOD + "startsecs = no\nenvironment = TOKEN=hush%(nope)s\n")
                            .err()
                    + report(GOOD + "environment = TOKEN=hush hush\n", DaemonOption.CHECK, DaemonOption.JSON)
                            .out();

            assertThat(err)
                    .doesNotContain("hush")
                    .contains("/x.conf:7: [program:x] environment: its value cannot be used; it is not shown");
        }
    }
}
