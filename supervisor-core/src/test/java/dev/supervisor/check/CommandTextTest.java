package dev.supervisor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.command.CommandCheck;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A command that no shell reads")
class CommandTextTest {

    private static CommandText text(String command) {
        return new CommandText(command, CommandCheck.words(command));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            value = {
                "sleep 1 && run ! && ! write sh -c '…'",
                "run || true ! || ! write sh -c '…'",
                "cat x | grep y ! | ! write sh -c '…'",
                "sleep 5; run ! 5; ! write sh -c '…'",
                "sh -c 'a' && b ! && ! write sh -c '…'",
                "run > /tmp/out ! > ! use stdout_logfile= and stderr_logfile=",
                "run >>/tmp/out ! >>/tmp/out ! use stdout_logfile= and stderr_logfile=",
                "run 2>/dev/null ! 2>/dev/null ! use stdout_logfile= and stderr_logfile=",
                "run &>x ! &>x ! use stdout_logfile= and stderr_logfile=",
                "run 2>&1 ! 2>&1 ! use redirect_stderr=true",
                "run < /etc/input ! < ! write sh -c '…'",
                "run & ! & ! leave it out, programs run in parallel anyway",
                "run --host $(hostname) ! $(hostname) ! write sh -c '…'",
                "run `hostname` ! `hostname` ! write sh -c '…'",
                "run --port $PORT ! $PORT ! %(ENV_NAME)s is expanded",
                "run --port=${PORT} ! --port=${PORT} ! %(ENV_NAME)s is expanded",
                "run -d $HOME/x ! $HOME/x ! %(ENV_NAME)s is expanded",
                "bash $HOME/x.sh ! $HOME/x.sh ! %(ENV_NAME)s is expanded",
                "run ~/x.conf ! ~/x.conf ! %(ENV_HOME)s is expanded"
            })
    void is_told_what_of_it_is_an_argument(String command, String word, String instead) {
        assertThat(text(command).forNoShell())
                .contains("no shell reads the command; " + word + " is passed as an argument; " + instead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "sh -c 'sleep 1 && run | cat > x; echo $HOME'",
                "/bin/bash -lc \"cd ~/x && echo `date` $(id) > /tmp/x\"",
                "bash -c $START",
                "su - app -c $START",
                "ssh host ~/run $ARGS",
                "awk -F '|' '{ print $1, $NF }'",
                "awk -F \\| x",
                "find / -name x -exec rm {} \\;",
                "nginx -g \"daemon off;\"",
                "nginx -g 'daemon off;'",
                "curl http://host/?a=1&b=2;c",
                "pip install x>=1",
                "run >=3",
                "run <name>",
                "run --filter a|b",
                "java -cp a:b com.example.Outer$Inner",
                "perl -e 'print $ENV{HOME}'",
                "run $1 $x",
                "run a~ ~x user~host",
                "run \"a > b\" '&' \"|\"",
                "php artisan queue:work --queue=high,default --sleep=3 --tries=3",
                "Xvfb :0 -screen 0 \"1024\"x\"768\"x24"
            })
    void says_nothing_of_what_is_meant_so(String command) {
        assertThat(text(command).forNoShell()).isEmpty();
    }

    @Test
    void that_cannot_be_split_is_told_elsewhere() {
        assertThat(text("run \"x && y").forNoShell()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            value = {
                "cd /x && run ! cd is a shell word, but there is no shell: use directory=, or write sh -c '…'",
                "export A=1 ! export is a shell word, but there is no shell: use environment=, or write sh -c '…'",
                "ulimit -n 9 ! ulimit is a shell word, but there is no shell: use the options rlimit_…, or write sh"
                        + " -c '…'",
                "exec run ! exec is a shell word, but there is no shell: leave it out",
                "source x/bin/activate ! source is a shell word, but there is no shell: write sh -c '…'",
                "A=1 run ! variables are set with environment=",
                "$HOME/run ! ~ and $NAME are not expanded here, %(ENV_HOME)s is",
                "~/run ! ~ and $NAME are not expanded here, %(ENV_HOME)s is"
            })
    void whose_program_is_not_there_may_have_been_meant_for_one(String command, String meant) {
        assertThat(text(command).meant()).isEqualTo(Optional.of(meant));
    }

    @Test
    void whose_program_is_not_there_may_just_not_be_installed() {
        assertThat(text("/opt/run A=1 cd").meant()).isEmpty();
    }
}
