package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.option.Problem;
import dev.supervisor.config.text.FakeSurroundings;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Names that nobody reads")
class UnknownNamesTest {

    private static List<String> remarks(String content) {
        FakeSurroundings world = new FakeSurroundings().with("/x", content);
        return new ConfigLoader(world)
                .check("/x", Overrides.NONE).remarks().stream()
                        .map(Problem::line)
                        .toList();
    }

    @Test
    void are_none_in_sections_that_take_anything() {
        assertThat(remarks("[rpcinterface:x]\na=1\n[ctlplugin:y]\nb=1\n[supervisord]\n"))
                .isEmpty();
    }

    @Test
    void are_not_those_of_the_client_and_of_servers_with_names_of_their_own() {
        assertThat(remarks("[supervisorctl]\nserverurl=x\nprompt=x\nusername=x\npassword=x\nhistory_file=x\n"
                        + "[unix_http_server:two]\nfile=x\n[inet_http_server2]\nport=1\n[supervisord]\n"))
                .isEmpty();
    }

    @Test
    void are_options_of_another_kind_of_section() {
        assertThat(remarks("[supervisord]\ncommand=x\n[program:x]\nsocket=1\ncommand=x\n"))
                .containsExactly(
                        "/x:2: [supervisord] command: unknown option", "/x:4: [program:x] socket: unknown option");
    }

    @Test
    void are_defaults_only_if_no_section_knows_them() {
        assertThat(remarks("[DEFAULT]\nstartsecs=1\nstartsec=2\n[supervisord]\n[program:x]\ncommand=x\n"))
                .containsExactly("/x:3: [supervisord] startsec: unknown option");
    }

    @Test
    void are_sections_that_lack_a_name() {
        assertThat(remarks("[supervisord]\n[program]\n"))
                .containsExactly("/x:2: [program]: unknown section; did you mean [program:NAME]?");
    }

    @Test
    void are_told_of_a_bad_file_too() {
        assertThat(remarks("[supervisord]\nminprocs=x\nminfd=1\n"))
                .containsExactly("/x:3: [supervisord] minfd: unknown option; did you mean minfds?");
    }

    @Test
    void are_not_taken_for_what_stands_there_already() {
        assertThat(remarks("[supervisord]\n[supervisordx]\n[program:x]\ncommand=x\nstartsecs=1\nstartsec=2\n"))
                .containsExactly("/x:2: [supervisordx]: unknown section", "/x:6: [program:x] startsec: unknown option");
    }

    @Test
    void are_told_as_such_if_they_are_those_of_secrets_elsewhere() {
        assertThat(remarks("[supervisord]\npassword=hush\n"))
                .containsExactly("/x:2: [supervisord] password: unknown option");
    }
}
