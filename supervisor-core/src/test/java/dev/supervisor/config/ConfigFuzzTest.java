package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.text.FakeSurroundings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Reads what chance writes. {@code -Dinputs=} says how many files, {@code -Dseed=} with which one to begin: a file depends on its own seed
 * only, and the failure names it.
 */
@Tag("slow")
@DisplayName("A configuration that chance has written")
@Execution(ExecutionMode.CONCURRENT)
class ConfigFuzzTest {
    private static final int INPUTS = Integer.getInteger("inputs", 5_000);
    private static final long SEED = Long.getLong("seed", 1L);
    private static final int MOST_PIECES = 60;
    private static final int MOST_CHANGES = 8;

    private static final String GOOD = """
        [supervisord]
        environment = A="1",B='%(here)s'
        [rpcinterface:supervisor]
        supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
        [unix_http_server]
        file = /tmp/s.sock ; comment
        chown = www-data:33
        [inet_http_server]
        port = *:9001
        username = u
        password = p
        [program:x]
        command = cat %(process_num)02d %(ENV_A)s
        numprocs = 3
        process_name = %(program_name)s-%(process_num)d
        stdout_logfile = /tmp/%(program_name)s.log
        environment = C="%(ENV_B)s"
        [eventlistener:e]
        command = e
        events = TICK_5
        [fcgi-program:f]
        command = f
        socket = unix:///tmp/f
        [group:g]
        programs = x
        [include]
        files = *.ini
        """;

    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "=",
            ":",
            "\n",
            "\n ",
            "\r",
            "\r\n",
            ";",
            "#",
            " ",
            "\t",
            "%",
            "%%",
            "%(",
            ")s",
            ")d",
            ")999d",
            "\"",
            "'",
            "\\",
            ",",
            "\0",
            "\ufeff",
            "\u00e9",
            "\ud83d\ude00",
            "\u0085",
            "[supervisord]\n",
            "[program:x]\n",
            "[eventlistener:x]\n",
            "[fcgi-program:x]\n",
            "[group:x]\n",
            "[include]\n",
            "[inet_http_server]\n",
            "[unix_http_server]\n",
            "[rpcinterface:x]\n",
            "[DEFAULT]\n",
            "files=",
            "command=",
            "environment=",
            "numprocs=",
            "process_name=",
            "stdout_logfile=",
            "user=",
            "port=",
            "file=",
            "programs=",
            "events=",
            "socket=",
            "umask=",
            "priority=",
            "exitcodes=",
            "stopsignal=",
            "logfile_maxbytes=",
            "0",
            "1",
            "-1",
            "99999999999999999999",
            "1e9",
            "true",
            "x",
            "~",
            "/",
            "..",
            "*",
            "?",
            "[a-",
            "here",
            "process_num",
            "ENV_HOME",
            "KB",
            "TICK",
            "unix://",
            "tcp://h:1");

    private static byte[] written(Random chance) {
        StringBuilder text = new StringBuilder();
        if (chance.nextInt(3) == 0) {
            text.append("[supervisord]\n[program:x]\ncommand=x\n");
            for (int i = chance.nextInt(MOST_PIECES); i > 0; i--) {
                text.append(PIECES.get(chance.nextInt(PIECES.size())));
            }
        } else {
            text.append(GOOD);
            for (int i = 1 + chance.nextInt(MOST_CHANGES); i > 0; i--) {
                int at = chance.nextInt(text.length() + 1);
                switch (chance.nextInt(3)) {
                    case 0 -> text.insert(at, PIECES.get(chance.nextInt(PIECES.size())));
                    case 1 -> text.delete(at, Math.min(text.length(), at + 1 + chance.nextInt(20)));
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + chance.nextInt(60))));
                }
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && chance.nextInt(8) == 0) {
            bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
        }
        return bytes;
    }

    private static Optional<String> failure(byte[] content) {
        FakeSurroundings world = new FakeSurroundings().with("/x.conf", content);
        try {
            new ConfigLoader(world).load("/x.conf", Overrides.NONE);
            return Optional.empty();
        } catch (ConfigException refused) {
            return refused.problems().isEmpty() ? Optional.of("refused without a reason") : Optional.empty();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            return Optional.of(broken.toString());
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void is_read_or_refused_with_a_reason() {
        for (long seed = SEED; seed < SEED + INPUTS; seed++) {
            byte[] content = written(new Random(seed));

            assertThat(failure(content))
                    .as("-Dseed=%d -Dinputs=1:%n%s", seed, new String(content, StandardCharsets.UTF_8))
                    .isEmpty();
        }
    }
}
