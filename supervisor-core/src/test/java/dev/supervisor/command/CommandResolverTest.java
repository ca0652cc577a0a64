package dev.supervisor.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.command.CommandLookup.Command;
import dev.supervisor.command.CommandLookup.CommandProblem;
import dev.supervisor.os.Files;
import dev.supervisor.os.simulated.SimulatedFiles;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A command")
class CommandResolverTest {
    private final SimulatedFiles files = new SimulatedKernel().files();

    @Test
    void with_a_slash_is_taken_as_it_is() {
        executable("/opt/worker");

        assertEquals(new Command("/opt/worker", List.of("/opt/worker", "-v")), resolve("/opt/worker -v"));
    }

    @Test
    void without_a_slash_is_searched_on_the_path_and_keeps_its_bare_name_as_first_argument() {
        executable("/usr/bin/cat");

        assertEquals(new Command("/usr/bin/cat", List.of("cat")), resolve("cat"));
    }

    @Test
    void is_the_first_entry_on_the_path_even_if_it_cannot_be_run() {
        files.putFile("/usr/bin/cat", 0644, new byte[0]);
        executable("/bin/cat");

        assertEquals(new CommandProblem(false, "command at '/usr/bin/cat' is not executable"), resolve("cat"));
    }

    @Test
    void is_searched_on_the_path_of_its_own_environment_if_that_has_one() {
        executable("/usr/bin/cat");
        executable("/own/cat");

        assertEquals(
                new Command("/own/cat", List.of("cat")),
                resolve("cat", Map.of("PATH", "/nowhere:/own/"), "PATH=/usr/bin"));
    }

    @Test
    void is_searched_in_the_places_of_old_if_nothing_says_a_path() {
        executable("/usr/local/bin/cat");

        assertEquals(new Command("/usr/local/bin/cat", List.of("cat")), resolve("cat", Map.of(), "PATH="));
        assertEquals(new Command("/usr/local/bin/cat", List.of("cat")), resolve("cat", Map.of(), "HOME=/"));
    }

    @Test
    void is_searched_in_the_daemons_directory_where_the_path_has_an_empty_entry() {
        executable("/here");

        assertEquals(new Command("here", List.of("here")), resolve("here", Map.of(), "PATH=/usr/bin:"));
    }

    @Test
    void that_does_not_exist_is_missing() {
        assertEquals(new CommandProblem(true, "can't find command '/no/such'"), resolve("/no/such -a"));
        assertEquals(new CommandProblem(true, "can't find command 'nosuch'"), resolve("nosuch"));
        assertEquals(new CommandProblem(true, "can't find command \"it's\""), resolve("\"it's\""));
    }

    @Test
    void that_is_a_directory_cannot_be_run() {
        assertEquals(new CommandProblem(false, "command at '/tmp' is a directory"), resolve("/tmp"));
    }

    @Test
    void that_others_may_run_but_we_may_not_is_not_permitted() {
        executable("/opt/theirs");
        Files forbidding = (Files) Proxy.newProxyInstance(
                Files.class.getClassLoader(),
                new Class<?>[] {Files.class},
                (_, method, arguments) ->
                        method.getName().equals("mayExecute") ? false : method.invoke(files, arguments));

        assertEquals(
                new CommandProblem(false, "no permission to run command '/opt/theirs'"),
                new CommandResolver(forbidding, List.of("PATH=/bin")).resolve("/opt/theirs", Map.of()));
    }

    @Test
    void that_cannot_be_split_is_refused_in_the_words_of_Python() {
        assertEquals(
                new CommandProblem(false, "can't parse command \"/bin/sh -c 'oops\": No closing quotation"),
                resolve("/bin/sh -c 'oops"));
        assertEquals(
                new CommandProblem(false, "can't parse command '/bin/sh \\\\': No escaped character"),
                resolve("/bin/sh \\"));
    }

    @Test
    void that_is_empty_is_refused() {
        assertEquals(new CommandProblem(false, "command is empty"), resolve("  "));
    }

    private void executable(String path) {
        files.putFile(path, 0755, new byte[0]);
    }

    private CommandLookup resolve(String command) {
        return resolve(command, Map.of(), "PATH=/usr/bin:/bin");
    }

    private CommandLookup resolve(String command, Map<String, String> own, String environ) {
        return new CommandResolver(files, List.of(environ)).resolve(command, own);
    }
}
