package dev.supervisor.config;

import static dev.supervisor.config.ConfigFixture.DAEMON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Notice;
import dev.supervisor.config.section.AuthSection;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.config.text.LogLevel;
import dev.supervisor.spec.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Servers and RPC interfaces")
class ServersReaderTest {
    private final ConfigFixture fixture = new ConfigFixture(new FakeSurroundings());

    private ServersSpec servers(String content) throws ConfigException {
        return fixture.load(DAEMON + content).servers();
    }

    @Nested
    class OnPorts {

        @ParameterizedTest
        @CsvSource({
            "9001, '', 9001",
            ":9001, '', 9001",
            "*:9001, '', 9001",
            "127.0.0.1:9001, 127.0.0.1, 9001",
            "LocalHost: 9001, localhost, 9001"
        })
        void have_an_address_in_one_of_the_forms_of_the_original(String text, String host, int port)
                throws ConfigException {
            assertThat(servers("[inet_http_server]\nport = " + text + "\n").inet())
                    .extracting(InetServerSection::port)
                    .containsExactly(new SocketAddress.Tcp(host, port));
        }

        @ParameterizedTest
        @CsvSource({
            "x, not a valid port number: 'x' ",
            "0, not a valid port number: '0' ",
            "h:, no port number specified in ''",
            "h:x, invalid literal for int() with base 10: 'x'",
            "h:0, 0 is below lower bound (1)",
            "h:65536, 65536 is above upper bound (65535)"
        })
        void are_refused_other_addresses_in_the_words_of_the_original(String text, String sentence) {
            assertThat(fixture.firstProblem("[inet_http_server]\nport = " + text + "\n")
                            .strip())
                    .isEqualTo(sentence.strip());
        }

        @Test
        void can_be_several() throws ConfigException {
            ServersSpec servers = servers("""
                [inet_http_server]
                port = 9001
                [inet_http_server:second]
                port = 127.0.0.1:9002
                username = u
                password = p
                """);

            assertThat(servers.inet())
                    .containsExactly(
                            new InetServerSection(
                                    "inet_http_server",
                                    new AuthSection(Optional.empty(), Optional.empty(), List.of()),
                                    new SocketAddress.Tcp("", 9001)),
                            new InetServerSection(
                                    "inet_http_server:second",
                                    new AuthSection(Optional.of("u"), Optional.of("p"), List.of()),
                                    new SocketAddress.Tcp("127.0.0.1", 9002)));
        }

        @Test
        void must_say_which() {
            assertThat(fixture.firstProblem("[inet_http_server]\n"))
                    .isEqualTo("section [inet_http_server] has no port value");
        }
    }

    @Nested
    class ToldToChildren {

        @Test
        void are_none_if_there_is_none() throws ConfigException {
            assertThat(servers("").url()).isEmpty();
        }

        @Test
        void are_the_last_on_a_port_with_localhost_for_all_addresses() throws ConfigException {
            assertThat(servers("[inet_http_server]\nport=1\n[inet_http_server2]\nport=*:9001\n")
                            .url())
                    .contains("http://localhost:9001");
            assertThat(servers("[inet_http_server]\nport=[::]:9001\n").url()).contains("http://localhost:9001");
            assertThat(servers("[inet_http_server]\nport=[::1]:9001\n").url()).contains("http://[::1]:9001");
        }

        @Test
        void are_a_unix_socket_rather_than_a_port() throws ConfigException {
            assertThat(servers("[inet_http_server]\nport=9001\n[unix_http_server]\nfile=/run/s\n")
                            .url())
                    .contains("unix:///run/s");
        }
    }

    @Nested
    class OfOthers {
        private static final String FOREIGN =
                "[rpcinterface:x]\nsupervisor.rpcinterface_factory = superlance.x:make\nkey = value\n";

        @Test
        void cannot_be_had() {
            assertThat(fixture.firstProblem(FOREIGN))
                    .isEqualTo("superlance.x:make cannot be resolved within [rpcinterface:x]: No module named"
                            + " 'superlance'");
        }

        @Test
        void are_ignored_with_one_warning_if_that_is_wanted() throws ConfigException {
            String daemon = DAEMON.replace("[supervisord]", "[supervisord]\nignore_unknown_rpcinterfaces = true");

            assertThat(fixture.load(daemon + FOREIGN + FOREIGN.replace("face:x", "face:y"))
                            .notices())
                    .containsExactly(new Notice(
                            LogLevel.WARN,
                            "RPC interfaces that cannot be loaded here are ignored: [rpcinterface:x], [rpcinterface:y]",
                            true));
        }

        @Test
        void do_not_have_their_names_served_if_they_are_ignored() throws ConfigException {
            String daemon = DAEMON.replace("[supervisord]", "[supervisord]\nignore_unknown_rpcinterfaces = true");

            assertThat(fixture.load(daemon + FOREIGN + "[unix_http_server]\nfile = /run/s\n")
                            .servers()
                            .rpcNamespaces())
                    .containsExactly("supervisor");
        }

        @Test
        void are_missed_only_where_there_is_a_server_that_needs_ours() throws ConfigException {
            assertThat(fixture.load("[supervisord]\n").notices()).isEmpty();
            assertThat(fixture.load("[supervisord]\n[unix_http_server]\nfile = /run/s\n")
                            .notices())
                    .containsExactly(new Notice(
                            LogLevel.WARN,
                            "There is no [rpcinterface:supervisor] section; the supervisor RPC interface is registered"
                                    + " all the same",
                            true));
            assertThat(fixture.load("[supervisord]\n[inet_http_server]\nport = 9001\n")
                            .notices())
                    .hasSize(1);
        }

        @Test
        void are_other_names_of_ours_if_the_factory_is() throws ConfigException {
            String factory = DAEMON.lines().toList().getLast();

            assertThat(fixture.load(DAEMON + "[rpcinterface:x]\n" + factory + "\n[rpcinterface:a b]\n" + factory)
                            .servers()
                            .rpcNamespaces())
                    .containsExactly("supervisor", "x", "a b");
            assertThat(fixture.load("[supervisord]\n[rpcinterface:x]\n" + factory)
                            .servers()
                            .rpcNamespaces())
                    .containsExactly("x", "supervisor");
            assertThat(fixture.firstProblem(
                            "[rpcinterface:x]\ncolor = red\n" + factory + "\n[unix_http_server]\nfile = /run/s\n"))
                    .isEqualTo("Could not make x rpc interface (it takes no option color, which [rpcinterface:x] or"
                            + " [DEFAULT] has)");
        }

        @Test
        void take_no_arguments_if_they_are_ours() {
            assertThat(fixture.firstProblem("color = red\n[unix_http_server]\nfile = /run/s\n"))
                    .isEqualTo("Could not make supervisor rpc interface (it takes no option color, which"
                            + " [rpcinterface:supervisor] or [DEFAULT] has)");
        }
    }
}
