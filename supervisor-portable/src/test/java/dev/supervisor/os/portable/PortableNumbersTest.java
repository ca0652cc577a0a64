package dev.supervisor.os.portable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.SignalName;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.Limits.Resource;
import dev.supervisor.os.ProcessTable.Entry;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Numbers and words of other systems as ours. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PortableNumbersTest {

    @Test
    void here_every_signal_that_has_a_name_has_its_own_number_both_ways() {
        List<Integer> wrong = new ArrayList<>();
        for (SignalName name : SignalName.values()) {
            Signal signal = new Signal(name.number());
            if (Numbers.theirs(signal) != name.number()
                    || !Numbers.ours(name.number()).equals(signal)) {
                wrong.add(name.number());
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(0, Numbers.theirs(new Signal(0)));
        assertEquals(35, Numbers.theirs(new Signal(35)));
        assertEquals(new Signal(35), Numbers.ours(35));
    }

    @Test
    void an_end_is_a_code_or_a_signal_with_or_without_a_core() {
        assertEquals(new ExitedWith(255), Numbers.status(0xFF00));
        assertEquals(new KilledBy(Signal.KILL, false), Numbers.status(9));
        assertEquals(new KilledBy(new Signal(11), true), Numbers.status(0x80 | 11));
    }

    @Test
    void errors_have_the_names_that_Python_gives_them_and_a_stranger_is_nobody_else() {
        assertEquals(Errno.named("EAGAIN"), Unix.error(11));
        assertEquals(Errno.named("EDEADLOCK"), Unix.error(35));
        assertEquals(Errno.named("ENOTSUP"), Unix.error(95));
        assertEquals("Unknown error 1999", Unix.error(999).reason());
        assertEquals(Errno.of(1999), new SystemException(Unix.error(999), "cannot").error());
    }

    @Test
    void the_time_that_a_process_has_used_is_written_in_one_of_several_ways() {
        assertEquals(Duration.ofSeconds(7), PortableProcessTable.time("00:00:07"));
        assertEquals(Duration.ofSeconds(((26 * 60) + 3) * 60 + 4), PortableProcessTable.time("1-02:03:04"));
        assertEquals(Duration.ofMillis(61_250), PortableProcessTable.time("1:01.25"));
        assertEquals(Duration.ZERO, PortableProcessTable.time("-"));
    }

    @Test
    void a_line_of_ps_is_a_process_and_another_line_is_none() {
        assertEquals(
                Optional.of(new Entry(
                        new Pid(42),
                        1,
                        41,
                        0,
                        "a name",
                        'S',
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3),
                        2 * 1024,
                        5)),
                PortableProcessTable.entry("   42     1    41 Ss 00:00:03     2    5 /usr/bin/a name"));
        assertEquals(Optional.empty(), PortableProcessTable.entry("ps: illegal option"));
    }

    @Test
    void no_limit_is_no_limit_there_and_back() throws Exception {
        PortableLimits limits = new PortableLimits();
        Limit before = limits.get(Resource.NPROC);

        limits.set(Resource.NPROC, before);

        assertEquals(before, limits.get(Resource.NPROC));
    }
}
