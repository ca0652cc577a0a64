package dev.supervisor.unit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.time.Now;
import dev.supervisor.unit.UnitResult;
import dev.supervisor.unit.notify.NotifyMessage;
import dev.supervisor.unit.notify.NotifySenders;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.RestartRule.When;
import dev.supervisor.unit.policy.ServiceLife.OomPolicy;
import dev.supervisor.unit.policy.ServiceLife.Type;
import dev.supervisor.unit.policy.StartWindow;
import dev.supervisor.unit.service.ServiceEffect.Job;
import dev.supervisor.unit.service.ServiceEffect.JobDone;
import dev.supervisor.unit.service.ServiceEffect.JobResult;
import dev.supervisor.unit.service.ServiceEffect.JobWaits;
import dev.supervisor.unit.service.ServiceEffect.Occasion;
import dev.supervisor.unit.service.ServiceInput.Check;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A service")
class ServiceMachineTest {
    private static final Pid OTHER = new Pid(900);

    private static Acted simple(ExecRole... roles) {
        return of(Type.SIMPLE, roles);
    }

    private static Acted of(Type type, ExecRole... roles) {
        LifeDraft draft = LifeDraft.of(type);
        for (ExecRole role : roles) {
            draft.line(role);
        }
        return Acted.of(draft);
    }

    private static ServicePhase phase(Acted acted) {
        return acted.state.phase();
    }

    private static List<JobDone> answers(Acted acted) {
        return acted.done(JobDone.class);
    }

    @Nested
    class WhileAnAnswerIsAwaited {
        private final Acted world = simple(ExecRole.START_PRE);
        private final ServiceStep asked =
                ServiceMachine.step(ServiceState.fresh(), new ServiceInput.Start(Check.MET), world.life, world.now());

        private ServiceStep step(ServiceState state, ServiceInput input) {
            return ServiceMachine.step(state, input, world.life, world.now());
        }

        @Test
        void has_no_deadline_and_shows_the_state_before() {
            assertThat(asked.effects()).endsWith(new ServiceEffect.Spawn(ExecRole.START_PRE, 0));
            assertThat(asked.next().awaitsAnswer()).isTrue();
            assertThat(asked.next().deadline()).isEmpty();
            assertThat(asked.next().phase()).isEqualTo(ServicePhase.DEAD);
        }

        @Test
        void keeps_a_stop_until_the_answer_and_stops_then() {
            ServiceStep held = step(asked.next(), new ServiceInput.Stop(false));
            ServiceStep answered = step(held.next(), new ServiceInput.Spawned(OTHER));

            assertThat(held.effects()).isEmpty();
            assertThat(answered.effects())
                    .startsWith(new ServiceEffect.Announce(ServicePhase.DEAD, ServicePhase.START_PRE))
                    .contains(new JobDone(Job.START, JobResult.CANCELED))
                    .last()
                    .isInstanceOf(ServiceEffect.Kill.class);
        }

        @Test
        void forgets_ticks_and_keeps_no_more_than_256_messages() {
            ServiceState state = step(asked.next(), new ServiceInput.Tick()).next();
            assertThat(state.pending().held()).isEmpty();
            byte[] text = "STATUS=x".getBytes(StandardCharsets.UTF_8);
            ServiceInput message =
                    new ServiceInput.Notified(NotifyMessage.parse(text, OTHER).orElseThrow(), false);
            for (int i = 0; i < 300; i++) {
                state = step(state, message).next();
            }
            assertThat(state.pending().held()).hasSize(256);
            assertThat(step(state, new ServiceInput.Stop(false))
                            .next()
                            .pending()
                            .held())
                    .hasSize(257);
        }

        @Test
        void takes_no_answer_that_was_not_asked_for() {
            assertThatThrownBy(() -> step(ServiceState.fresh(), new ServiceInput.Spawned(OTHER)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("DEAD");
        }
    }

    @Nested
    class AtItsDeadlines {

        @Test
        void gets_the_whole_start_span_for_each_command() {
            Acted acted = new Acted(
                    "x.service",
                    LifeDraft.of(Type.SIMPLE)
                            .line(ExecRole.START_PRE)
                            .line(ExecRole.START_PRE)
                            .startSpan(1000)
                            .life());
            acted.start().pass(700).control(0).pass(999);
            assertThat(phase(acted)).isEqualTo(ServicePhase.START_PRE);
            acted.pass(1);
            assertThat(phase(acted)).isEqualTo(ServicePhase.STOP_SIGTERM);
            assertThat(acted.state.outcome().result()).isEqualTo(UnitResult.TIMEOUT);
        }

        @Test
        void is_killed_at_the_end_of_the_stop_span_and_not_before() {
            Acted acted =
                    Acted.of(LifeDraft.of(Type.SIMPLE).stopSpan(500)).start().stop();

            assertThat(phase(acted.pass(499))).isEqualTo(ServicePhase.STOP_SIGTERM);
            assertThat(phase(acted.pass(1))).isEqualTo(ServicePhase.STOP_SIGKILL);
        }

        @Test
        void may_put_them_off_but_never_bring_them_near() {
            Acted acted = Acted.of(LifeDraft.of(Type.NOTIFY).startSpan(1000)).start();

            assertThat(acted.says("EXTEND_TIMEOUT_USEC=500000").untilDue()).isEqualTo(Duration.ofMillis(1000));
            assertThat(acted.pass(600).says("EXTEND_TIMEOUT_USEC=500000").untilDue())
                    .isEqualTo(Duration.ofMillis(500));
            assertThat(phase(acted.pass(499))).isEqualTo(ServicePhase.START);
            assertThat(phase(acted.pass(1))).isEqualTo(ServicePhase.STOP_SIGTERM);
        }

        @Test
        void has_none_while_it_runs_without_limits() {
            assertThat(simple().start().state.deadline()).isEmpty();
        }

        @Test
        void is_watched_from_READY_on_and_each_sign_of_life_counts() {
            LifeDraft draft = LifeDraft.of(Type.NOTIFY);
            draft.watchdog = Optional.of(Duration.ofMillis(400));
            Acted acted = Acted.of(draft).start().pass(5000).says("READY=1").pass(399);

            assertThat(phase(acted)).isEqualTo(ServicePhase.RUNNING);
            assertThat(phase(acted.says("WATCHDOG=1").pass(399))).isEqualTo(ServicePhase.RUNNING);
            assertThat(acted.state.said().pinged().orElseThrow().monotonicNanos())
                    .isEqualTo(5_399_000_000L);
            assertThat(phase(acted.pass(1))).isEqualTo(ServicePhase.STOP_WATCHDOG);
        }

        @Test
        void ends_its_watch_with_a_span_of_0() {
            LifeDraft draft = LifeDraft.of(Type.NOTIFY);
            draft.watchdog = Optional.of(Duration.ofMillis(400));
            Acted acted = Acted.of(draft)
                    .start()
                    .says("READY=1")
                    .says("WATCHDOG_USEC=0")
                    .pass(10_000);

            assertThat(phase(acted)).isEqualTo(ServicePhase.RUNNING);
            assertThat(acted.state.said().pinged()).isEmpty();
        }
    }

    @Nested
    class AskedForSomething {

        @Test
        void answers_at_once_if_it_is_so_already() {
            Acted acted = simple().start().start();
            assertThat(answers(acted)).hasSize(2).containsOnly(new JobDone(Job.START, JobResult.DONE));
            assertThat(answers(simple().stop())).containsExactly(new JobDone(Job.STOP, JobResult.DONE));
            assertThat(acted.done(ServiceEffect.Begin.class)).hasSize(1);
        }

        @Test
        void lets_a_start_wait_while_it_stops_or_waits_for_a_restart() {
            Acted stopping = simple().start().stop().start();
            assertThat(stopping.done(JobWaits.class)).containsExactly(new JobWaits(Job.START));
            Acted waiting = Acted.of(LifeDraft.of(Type.SIMPLE).restart(When.ALWAYS))
                    .start()
                    .main(0)
                    .start();
            assertThat(phase(waiting)).isEqualTo(ServicePhase.AUTO_RESTART);
            assertThat(waiting.done(JobWaits.class)).containsExactly(new JobWaits(Job.START));
        }

        @Test
        void is_not_started_where_conditions_are_unmet() {
            Acted acted = simple().startUnmet();
            assertThat(answers(acted)).containsExactly(new JobDone(Job.START, JobResult.SKIPPED));
            acted.feed(new ServiceInput.Start(Check.ASSERTION_FAILED));
            assertThat(answers(acted)).endsWith(new JobDone(Job.START, JobResult.ASSERT));
            assertThat(acted.lines).containsExactly("x.service: Starting requested but asserts failed.");
            assertThat(phase(acted)).isEqualTo(ServicePhase.DEAD);
        }

        @Test
        void is_not_reloaded_unless_it_is_up() {
            assertThat(answers(simple(ExecRole.RELOAD).reload()))
                    .containsExactly(new JobDone(Job.RELOAD, JobResult.INVALID));
            Acted twice = simple(ExecRole.RELOAD).start().reload().reload();
            assertThat(twice.done(JobWaits.class)).containsExactly(new JobWaits(Job.RELOAD));
        }

        @Test
        void never_restarts_after_a_stop_even_if_it_fails_on_the_way() {
            Acted acted = Acted.of(LifeDraft.of(Type.SIMPLE).restart(When.ALWAYS))
                    .start()
                    .stop();
            acted.mainBy(11).pass(100_000);

            assertThat(acted.path()).isEqualTo("dead running stop-sigterm failed");
            assertThat(acted.done(ServiceEffect.ScheduleRestart.class)).isEmpty();
        }

        @Test
        void does_not_restart_besides_when_a_start_took_the_place_of_the_stop() {
            Acted acted = Acted.of(LifeDraft.of(Type.SIMPLE).restart(When.ALWAYS))
                    .start()
                    .stop()
                    .start();
            acted.mainBy(15);

            assertThat(answers(acted)).endsWith(new JobDone(Job.STOP, JobResult.CANCELED));
            assertThat(acted.path()).isEqualTo("dead running stop-sigterm dead");
            assertThat(acted.start().path()).endsWith("dead running");
        }

        @Test
        void gives_up_a_restart_that_cannot_be_requested() {
            Acted acted = Acted.of(LifeDraft.of(Type.SIMPLE).restart(When.ALWAYS));
            acted.restarts = false;
            acted.start().main(0).pass(100).feed(new ServiceInput.RestartRefused("Unit is masked."));

            assertThat(phase(acted)).isEqualTo(ServicePhase.FAILED);
            assertThat(acted.state.outcome().result()).isEqualTo(UnitResult.RESOURCES);
            assertThat(acted.lines).contains("x.service: Failed to schedule restart job: Unit is masked.");
        }

        @Test
        void triggers_other_units_once_it_has_finally_failed_or_ended_well() {
            LifeDraft once = LifeDraft.of(Type.SIMPLE).restart(When.ON_FAILURE);
            once.limit = new StartWindow(Duration.ofSeconds(10), 1);
            Acted failing = Acted.of(once).start().main(1);
            assertThat(failing.done(ServiceEffect.Trigger.class)).isEmpty();
            failing.pass(100).start();
            assertThat(failing.done(ServiceEffect.Trigger.class).stream().map(ServiceEffect.Trigger::occasion))
                    .containsExactly(Occasion.START_LIMIT, Occasion.FAILURE, Occasion.START_LIMIT);
            assertThat(simple().start().main(0).done(ServiceEffect.Trigger.class))
                    .containsExactly(new ServiceEffect.Trigger(Occasion.SUCCESS));
        }

        @Test
        void keeps_its_runtime_folders_for_a_restart_only() {
            LifeDraft always = LifeDraft.of(Type.SIMPLE).restart(When.ALWAYS);
            assertThat(Acted.of(always).start().main(0).done(ServiceEffect.CleanUp.class))
                    .containsExactly(new ServiceEffect.CleanUp(true));
            assertThat(simple().start().stopToRestart().main(0).done(ServiceEffect.CleanUp.class))
                    .containsExactly(new ServiceEffect.CleanUp(true));
            assertThat(simple().start().stop().main(0).done(ServiceEffect.CleanUp.class))
                    .containsExactly(new ServiceEffect.CleanUp(false));
        }
    }

    @Nested
    class WithItsProcesses {

        @Test
        void of_type_exec_is_up_when_its_own_process_runs_the_program() {
            Acted acted = of(Type.EXEC).start().feed(new ServiceInput.Executed(OTHER));
            assertThat(phase(acted)).isEqualTo(ServicePhase.START);
            assertThat(phase(acted.feed(new ServiceInput.Executed(new Pid(101)))))
                    .isEqualTo(ServicePhase.RUNNING);
        }

        @Test
        void waits_for_a_PID_file_that_comes_late() {
            LifeDraft draft = LifeDraft.of(Type.FORKING);
            draft.pidFile = true;
            Acted acted = Acted.of(draft).others(1).start().control(0);
            assertThat(acted.state.awaitsPidFile(acted.life)).isTrue();
            acted.feed(new ServiceInput.MainSought(Optional.empty(), true));
            assertThat(phase(acted)).isEqualTo(ServicePhase.START);
            acted.feed(new ServiceInput.MainSought(Optional.of(OTHER), true));

            assertThat(phase(acted)).isEqualTo(ServicePhase.RUNNING);
            assertThat(acted.state.workers().main()).contains(OTHER);
            assertThat(acted.state.awaitsPidFile(acted.life)).isFalse();
        }

        @Test
        void does_not_guess_if_it_must_not() {
            LifeDraft draft = LifeDraft.of(Type.FORKING);
            draft.guess = false;
            Acted acted = Acted.of(draft).others(1).finds(900).start().control(0);

            assertThat(acted.done(ServiceEffect.SeekMain.class)).isEmpty();
            assertThat(acted.state.workers().main()).isEmpty();
            assertThat(phase(acted)).isEqualTo(ServicePhase.RUNNING);
            assertThat(phase(acted.othersEnd())).isEqualTo(ServicePhase.DEAD);
        }

        @Test
        void may_name_another_main_process_if_that_is_its_own() {
            Acted acted = of(Type.NOTIFY).start();
            Pid first = acted.state.workers().main().orElseThrow();
            byte[] text = "READY=1\nMAINPID=900".getBytes(StandardCharsets.UTF_8);
            NotifyMessage message = NotifyMessage.parse(text, first).orElseThrow();

            acted.feed(new ServiceInput.Notified(message, false));
            assertThat(acted.state.workers().main()).contains(first);
            assertThat(acted.lines).contains("x.service: New main PID 900 does not belong to service, refusing.");
            acted.feed(new ServiceInput.Notified(message, true));
            assertThat(acted.state.workers().main()).contains(OTHER);
            acted.feed(new ServiceInput.Exited(first, new WaitStatus.ExitedWith(1)));
            assertThat(phase(acted)).isEqualTo(ServicePhase.RUNNING);
        }

        @Test
        void goes_on_when_the_system_refuses_to_signal_them() {
            Acted acted = simple().start();
            ServiceStep asked = ServiceMachine.step(acted.state, new ServiceInput.Stop(false), acted.life, acted.now());
            acted.state = asked.next();
            acted.feed(new ServiceInput.KillFailed("Operation not permitted"));

            assertThat(acted.lines).contains("x.service: Failed to kill processes: Operation not permitted");
            assertThat(acted.state.outcome().result()).isEqualTo(UnitResult.RESOURCES);
        }

        @Test
        void ends_when_memory_runs_out_as_OOMPolicy_says() {
            assertThat(phase(oom(OomPolicy.CONTINUE))).isEqualTo(ServicePhase.RUNNING);
            assertThat(phase(oom(OomPolicy.STOP))).isEqualTo(ServicePhase.STOP_SIGTERM);
            assertThat(phase(oom(OomPolicy.KILL))).isEqualTo(ServicePhase.STOP_SIGKILL);
            assertThat(oom(OomPolicy.STOP).state.outcome().result()).isEqualTo(UnitResult.OOM_KILL);
        }

        private Acted oom(OomPolicy policy) {
            LifeDraft draft = LifeDraft.of(Type.SIMPLE);
            draft.oom = policy;
            return Acted.of(draft).start().feed(new ServiceInput.OomKilled());
        }

        @Test
        void reloads_by_a_signal_if_it_is_of_type_notify_reload() {
            Acted acted = of(Type.NOTIFY_RELOAD).start().says("READY=1").reload();
            assertThat(acted.done(ServiceEffect.Send.class))
                    .containsExactly(new ServiceEffect.Send(new Pid(101), Signal.HUP));
            acted.says("RELOADING=1");
            assertThat(phase(acted)).isEqualTo(ServicePhase.RELOAD_SIGNAL);
            acted.says("RELOADING=1\nMONOTONIC_USEC=1").says("READY=1");

            assertThat(acted.path()).isEqualTo("dead start running reload-signal reload-notify running");
            assertThat(answers(acted)).endsWith(new JobDone(Job.RELOAD, JobResult.DONE));
        }

        @Test
        void hears_nobody_once_it_is_down() {
            Acted acted = Acted.of(LifeDraft.of(Type.SIMPLE).hears(NotifySenders.ALL))
                    .start()
                    .main(0);
            int before = acted.effects.size();
            acted.says("READY=1\nSTATUS=ghost", OTHER);

            assertThat(acted.effects).hasSize(before);
            assertThat(acted.state.said().text()).isEmpty();
        }
    }

    @Nested
    class Shown {

        @Test
        void has_the_times_of_its_changes() {
            Acted acted = simple(ExecRole.STOP_POST);
            acted.pass(1000)
                    .start()
                    .pass(1000)
                    .stop()
                    .pass(1000)
                    .mainBy(15)
                    .pass(1000)
                    .control(0);
            ServiceTimes times = acted.state.times();

            assertThat(seconds(times.inactiveExit())).isEqualTo(1);
            assertThat(seconds(times.activeEnter())).isEqualTo(1);
            assertThat(seconds(times.activeExit())).isEqualTo(2);
            assertThat(seconds(times.inactiveEnter())).isEqualTo(4);
            assertThat(seconds(times.change())).isEqualTo(4);
        }

        private static long seconds(Optional<Now> when) {
            return when.orElseThrow().wall().getEpochSecond();
        }

        @Test
        void has_no_time_of_leaving_a_start_that_never_was() {
            Acted acted = simple(ExecRole.START_PRE)
                    .withoutChildren("No such file or directory")
                    .start();

            assertThat(phase(acted)).isEqualTo(ServicePhase.FAILED);
            assertThat(acted.state.times().inactiveEnter()).isEmpty();
        }

        @Test
        void has_the_last_run_of_each_command_until_the_next_start() {
            Acted acted = simple(ExecRole.START_PRE, ExecRole.START_PRE).start().control(0);
            acted.pass(2000).control(0).main(3);
            CommandRun second = acted.state.runs().lines().get(new CommandRun.Line(ExecRole.START_PRE, 1));

            assertThat(second.pid()).isEqualTo(new Pid(102));
            assertThat(second.status()).contains(new WaitStatus.ExitedWith(0));
            assertThat(seconds(second.stop())).isEqualTo(2);
            assertThat(acted.state.runs().main().orElseThrow().status()).contains(new WaitStatus.ExitedWith(3));
            assertThat(acted.start().state.runs().main()).isEmpty();
            assertThat(acted.state.outcome().result()).isEqualTo(UnitResult.SUCCESS);
        }

        @Test
        void has_what_it_said_until_the_next_start() {
            Acted acted = of(Type.NOTIFY).start().says("READY=1\nSTATUS=busy\nERRNO=5");
            assertThat(acted.state.said().text()).isEqualTo("busy");
            assertThat(acted.state.said().errno()).isEqualTo(5);
            acted.main(1);
            assertThat(acted.state.said().text()).isEqualTo("busy");
            assertThat(acted.start().state.said()).isEqualTo(ServiceState.Said.NOTHING);
        }
    }
}
