package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Findings;
import dev.supervisor.config.option.KnownValues;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.event.ProcessGroupEvent;
import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.event.ProcessStateEvent;
import dev.supervisor.event.TickEvent;
import dev.supervisor.listener.ResultHandler;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ListenerPoolSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.SocketAddress;
import dev.supervisor.user.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Groups that are more than their processes")
class PoolsReaderTest {
    private static final String FILE = "/etc/supervisord.conf";

    private final FakeSurroundings world = new FakeSurroundings();
    private final Findings findings = new Findings();

    private List<GroupSpec> read(String content) throws ConfigException {
        world.with(FILE, content);
        ConfigFiles files = ConfigFiles.read(FILE, world, findings);
        return new GroupsReader(files, Map.of(), new KnownValues(world), findings).read();
    }

    private String mistake(String content) throws ConfigException {
        read(content);
        return findings.problems().getFirst().sentence();
    }

    @Nested
    class OfListeners {
        private static final String POOL = "[eventlistener:pool]\ncommand = listen\n";

        @Test
        void come_before_programs_unless_they_say_otherwise() throws ConfigException {
            List<GroupSpec> groups = read("[program:a]\ncommand=a\n" + POOL + "events = process_state, TICK\n");

            assertThat(groups).extracting(GroupSpec::name).containsExactly("pool", "a");
            assertThat(groups.getFirst().priority()).isEqualTo(-1);
            assertThat(groups.getFirst().kind())
                    .isEqualTo(new ListenerPoolSpec(
                            10, ResultHandler.DEFAULT, Set.of(ProcessStateEvent.class, TickEvent.class)));
            assertThat(groups.getFirst().processes())
                    .extracting(process -> process.provenance().section(), ProcessSpec::priority)
                    .containsExactly(tuple("eventlistener:pool", 999));
        }

        @Test
        void say_how_many_events_wait() throws ConfigException {
            GroupSpec group = read(POOL + "events = PROCESS_GROUP\nbuffer_size = 1\npriority = 5\n")
                    .getFirst();

            assertThat(group.priority()).isEqualTo(5);
            assertThat(group.kind())
                    .isEqualTo(new ListenerPoolSpec(1, ResultHandler.DEFAULT, Set.of(ProcessGroupEvent.class)));
        }

        @Test
        void refuse_a_buffer_for_no_event() throws ConfigException {
            assertThat(mistake(POOL + "events = TICK\nbuffer_size = 0\n"))
                    .isEqualTo("[eventlistener:pool] section sets invalid buffer_size (0)");
        }

        @Test
        void refuse_a_result_handler_that_is_not_ours() throws ConfigException {
            assertThat(mistake(POOL + "events = TICK\nresult_handler = mine:handle\n"))
                    .isEqualTo(
                            "mine:handle cannot be resolved within [eventlistener:pool]: handlers in Python cannot be"
                                + " loaded, only supervisor_stdout:event_handler is built in; remove result_handler,"
                                + " and let the listener answer OK for events that it has handled");
        }

        @ParameterizedTest
        @ValueSource(strings = {"supervisor_stdout:event_handler", "supervisor_stdout : event_handler"})
        void may_have_their_results_printed(String handler) throws ConfigException {
            assertThat(read(POOL + "events = PROCESS_LOG\nresult_handler = " + handler + "\n")
                            .getFirst()
                            .kind())
                    .isEqualTo(new ListenerPoolSpec(10, ResultHandler.PRINTING, Set.of(ProcessLogEvent.class)));
        }

        @Test
        void must_want_events() throws ConfigException {
            assertThat(mistake(POOL)).isEqualTo("[eventlistener:pool] section requires an \"events\" line");
        }

        @Test
        void must_want_events_that_exist() throws ConfigException {
            assertThat(mistake(POOL + "events = TICK, tick_7\n"))
                    .isEqualTo("Unknown event type TICK_7 in [eventlistener:pool] events");
        }

        @Test
        void refuse_what_would_write_into_the_protocol() throws ConfigException {
            assertThat(mistake(POOL + "events = TICK\nredirect_stderr = yes\n"))
                    .isEqualTo("[eventlistener:pool] section sets redirect_stderr=true but this is not allowed because"
                            + " it will interfere with the eventlistener protocol");
        }
    }

    @Nested
    class WithASocket {
        private static final String PROGRAM = "[fcgi-program:php]\ncommand = php-cgi\n";

        @Test
        void have_it_in_the_file_system() throws ConfigException {
            assertThat(read(PROGRAM + "socket = unix:///run/../run/%(program_name)s.sock\nsocket_mode = 0770\n")
                            .getFirst()
                            .kind())
                    .isEqualTo(new SharedSocketSpec(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(0770),
                            new SocketAddress.Unix("/run/php.sock")));
        }

        @Test
        void have_it_on_the_network() throws ConfigException {
            assertThat(read(PROGRAM + "socket = tcp://LocalHost:9000\nsocket_backlog = 65535\n")
                            .getFirst()
                            .kind())
                    .isEqualTo(new SharedSocketSpec(
                            Optional.of(65535),
                            Optional.empty(),
                            Optional.empty(),
                            new SocketAddress.Tcp("localhost", 9000)));
        }

        @Test
        void give_it_to_the_user_of_the_program() throws ConfigException {
            SharedSocketSpec socket = (SharedSocketSpec) read(PROGRAM + "socket = unix:///x\nuser = www-data\n")
                    .getFirst()
                    .kind();

            assertThat(socket.socket_owner()).contains(new Owner(33, 33));
        }

        @Test
        void refuse_what_is_no_socket_as_the_original_does() throws ConfigException {
            assertThat(mistake(PROGRAM + "socket = udp:x\n"))
                    .isEqualTo("('Bad socket format %s', 'udp:x') in [fcgi-program:php] socket");
        }

        @Test
        void refuse_an_owner_of_a_port() throws ConfigException {
            assertThat(mistake(PROGRAM + "socket = tcp://h:1\nsocket_mode = 0700\n"))
                    .isEqualTo("socket_owner and socket_mode params should only be used with a Unix domain socket in"
                            + " [fcgi-program:php] socket");
        }
    }
}
