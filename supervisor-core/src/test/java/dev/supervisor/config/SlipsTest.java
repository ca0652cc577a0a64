package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.option.Problem;
import dev.supervisor.config.text.FakeSurroundings;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Slips")
class SlipsTest {

    private static List<String> remarks(String content) {
        FakeSurroundings world = new FakeSurroundings()
                .with("/x", content)
                .with("/more.conf", "[program:x]\npriority=2\n[include]\nfiles='a b'\n");
        return new ConfigLoader(world)
                .check("/x", Overrides.NONE).remarks().stream()
                        .map(Problem::line)
                        .toList();
    }

    @Test
    void are_values_in_quotes_that_stay() {
        assertThat(remarks("[supervisord]\n"
                        + "identifier='a'\n"
                        + "[program:x]\n"
                        + "command=\"x y\"\n"
                        + "environment=A=\"1\"\n"
                        + "directory=\"/tmp\"\n"
                        + "user=\"root\"\n"
                        + "serverurl=\"hush\"\n"
                        + "stdout_logfile=\"a\n"
                        + "process_name=a\"b\"\n"))
                .containsExactly(
                        "/x:2: [supervisord] identifier: the quotes are part of the value; leave them out",
                        "/x:6: [program:x] directory: the quotes are part of the value; leave them out",
                        "/x:7: [program:x] user: the quotes are part of the value; leave them out",
                        "/x:8: [program:x] serverurl: the quotes are part of the value; leave them out");
    }

    @Test
    void are_programs_and_options_that_are_given_twice_in_a_file() {
        assertThat(remarks("[supervisord]\nminfds=1\n[program:x]\ncommand=x\ncommand=y\n[supervisord]\nminfds=2\n"
                        + "[program:x]\npriority=1\n"))
                .containsExactly(
                        "/x:5: [program:x] command: given twice; this one overrides that of line 4",
                        "/x:8: [program:x]: given twice; it is merged with that of line 3, and the last one of"
                                + " each option counts");
    }

    @Test
    void are_not_what_another_file_overrides() {
        assertThat(remarks("[supervisord]\n[program:x]\ncommand=x\npriority=1\n[include]\nfiles=more.conf\n"))
                .containsExactly(
                        "/more.conf:4: [include] files: the quotes are part of the value; leave them out",
                        "/more.conf:4: [include] files: not read, because this file is itself included; only those of"
                                + " the main file are");
    }

    @Test
    void are_not_what_an_included_file_says_for_all_sections() {
        FakeSurroundings world = new FakeSurroundings()
                .with("/x", "[supervisord]\n[include]\nfiles=more.conf\n")
                .with("/more.conf", "[DEFAULT]\nredirect_stderr=true\n[program:x]\ncommand=x\n");

        assertThat(new ConfigLoader(world).check("/x", Overrides.NONE).remarks())
                .isEmpty();
    }

    @Test
    void are_not_the_include_of_a_file_that_includes_itself() {
        assertThat(remarks("[supervisord]\n[include]\nfiles=/x\n")).isEmpty();
    }
}
