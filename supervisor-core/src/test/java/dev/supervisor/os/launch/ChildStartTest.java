package dev.supervisor.os.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.os.Errno;
import dev.supervisor.os.Limits;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.os.contract.Request;
import dev.supervisor.process.Pid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A child is started")
class ChildStartTest {
    private static final Request CAT = Request.of("/bin/cat", "cat");
    private static final Limit USUAL = new Limit(1024, 4096);

    private final List<String> started = new ArrayList<>();

    private Pid start(Request request, Limit descriptors, String refusal) throws SystemException {
        return ChildStart.of(request.spawn(), descriptors, (argv, environment) -> {
            started.add(texts(argv) + " in " + texts(environment));
            if (started.size() == 1 && !refusal.isEmpty()) {
                throw new SystemException(Errno.named(refusal), "cannot start it");
            }
            return new Pid(7);
        });
    }

    private static String texts(List<byte[]> texts) {
        return String.join(" ", texts.stream().map(SystemText::decode).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 0, 1024",
        "1024, 1024, 1024",
        "1024, 1025, 1025",
        Limits.UNLIMITED + ", 1025, 18446744073709551615"
    })
    void with_the_descriptors_that_we_had_or_those_that_it_needs(long soft, int minfds, String limit)
            throws SystemException {
        assertThat(start(CAT.minfds(minfds), new Limit(soft, soft), "")).isEqualTo(new Pid(7));

        assertThat(started).containsExactly("launch child " + limit + " - - - /bin/cat cat in PATH=/usr/bin:/bin");
    }

    @Test
    void as_one_that_says_that_it_cannot_run_if_its_environment_is_too_large() throws SystemException {
        assertThat(start(CAT, USUAL, "E2BIG")).isEqualTo(new Pid(7));

        assertThat(started).hasSize(2).last().isEqualTo("launch refuse cat E2BIG in ");
    }

    @Test
    void once_if_the_system_refuses_otherwise() {
        assertThatThrownBy(() -> start(CAT, USUAL, "EAGAIN")).isInstanceOf(SystemException.class);
        assertThat(started).hasSize(1);
    }
}
