package dev.supervisor.os.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.supervisor.os.Child;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.os.contract.DaemonProbe.Mode;
import dev.supervisor.os.contract.Nursery.Life;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus.ExitedWith;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Properties that only a whole process can show: its environment, its signals, its user, its session. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class OwnProcessContract {
    private OsWorld world;
    private Nursery nursery;

    protected abstract OsWorld world() throws Exception;

    /** The class that runs the probe. */
    protected abstract Class<?> probe();

    protected abstract OwnProcess self() throws SystemException;

    /**
     * The first word of the command line, as the system shows it, of a process that {@code bin/supervisord} started
     * detached.
     */
    protected abstract String firstWord();

    /** The result of a signal to a child whose end was seen while others were looked for. */
    protected abstract String outcomeOfALateSignal();

    @BeforeEach
    final void openWorld() throws Exception {
        world = world();
        nursery = new Nursery(world);
    }

    @AfterEach
    final void closeWorld() throws Exception {
        nursery.close();
        world.close();
    }

    @Test
    void sees_its_environment_to_the_byte_and_hears_every_signal_that_it_listens_to() throws Exception {
        List<String> environment = List.of(
                "JAVA_TOOL_OPTIONS=-Dnot=heard",
                "LATIN=" + SystemText.decode(new byte[] {(byte) 0xE4}),
                "CLASSPATH=/nowhere",
                "UTF=ä",
                "_JAVA_SR_SIGNUM=12");
        Child probe = nursery.spawn(Jvm.probe(probe(), Mode.LISTEN).environment(environment));
        assertEquals(String.join("\n", environment) + "\nready\n", nursery.readUntil(probe.stdout(), "ready\n"));

        for (Signal signal : List.of(Signal.USR2, Signal.HUP, Signal.INT, Signal.QUIT, Signal.CHLD, Signal.TERM)) {
            world.host().signal(probe.pid(), signal, false);
            nursery.readUntil(probe.stdout(), "signal " + signal.number() + "\n");
        }

        assertEquals("", nursery.readAll(probe.stderr().orElseThrow()));
        assertEquals(new ExitedWith(0), nursery.awaitEnd(probe));
    }

    @Test
    void reaps_what_it_inherits_and_its_own_child_each_once() throws Exception {
        Life life = nursery.live(Jvm.probe(probe(), Mode.ADOPT));

        assertEquals(
                new Life(
                        new ExitedWith(0),
                        "signalled: " + outcomeOfALateSignal() + "\nchild 3\norphan 7\nagain Optional.empty []\n",
                        ""),
                life);
    }

    @Test
    void as_root_becomes_another_user_with_all_its_threads_and_for_good() throws Exception {
        assumeTrue(world.users().self() == 0, "only root can become another user");
        String nodeName = nursery.live(Request.of("/bin/uname", "uname", "-n")).stdout();

        Life life = nursery.live(Jvm.probe(probe(), Mode.BECOME).environment(List.of("MARK=1")));

        assertEquals(
                new Life(
                        new ExitedWith(0),
                        nodeName
                                + "/usr 0137\n"
                                + "[65534 65534 65534 65534|65534 65534 65534 65534|33 65534]\n"
                                + "Can't drop privilege as nonroot user\n"
                                + "true\n",
                        ""),
                life);
    }

    @Test
    void that_is_ready_lets_go_of_the_streams_and_of_the_one_who_started_it() throws Exception {
        Life life = nursery.live(Jvm.probe(probe(), Mode.DETACH).environment(List.of("A=1", "LC_ALL=x")));

        assertEquals(
                new Life(
                        new ExitedWith(0), firstWord() + "\nleads a session: true\nenvironment: [A=1, LC_ALL=x]\n", ""),
                life);
    }

    @Test
    void that_ends_before_it_is_ready_is_heard_and_its_exit_code_is_passed_on() throws Exception {
        Life life = nursery.live(Jvm.probe(probe(), Mode.DETACH_FAILING));

        assertEquals(new ExitedWith(5), life.status());
        assertEquals("cannot start\n", life.stderr());
    }

    @Test
    void that_ends_before_it_is_ready_is_a_failure_whatever_its_exit_code() throws Exception {
        assertEquals(
                new ExitedWith(2),
                nursery.live(Jvm.probe(probe(), Mode.DETACH_QUIET)).status());
        assertEquals(
                new ExitedWith(2),
                nursery.live(Jvm.probe(probe(), Mode.DETACH_KILLED)).status());
    }

    @Test
    void cannot_change_into_what_is_not_there() throws SystemException {
        OwnProcess self = self();
        List<String> errors = new ArrayList<>();

        try {
            self.changeDirectory("/nonexistent");
        } catch (SystemException refused) {
            errors.add(refused.errorName());
        }

        assertEquals(List.of("ENOENT"), errors);
        assertFalse(self.isDetached());
        assertThat(self.pid().number()).isEqualTo((int) ProcessHandle.current().pid());
    }
}
