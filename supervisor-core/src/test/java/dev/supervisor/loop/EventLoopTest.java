package dev.supervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.supervisor.os.Child;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.os.simulated.ManualClock;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.os.simulated.SimulatedPoller;
import dev.supervisor.process.Signal;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A loop")
class EventLoopTest {
    private static final Optional<Duration> NO_NAP = Optional.of(Duration.ZERO);

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final ManualClock clock = kernel.clock();
    private final SimulatedPoller poller = kernel.descriptors().poller();
    private final List<String> reports = new ArrayList<>();
    private final EventLoop loop = new EventLoop(clock, poller, new LoopReports() {
        @Override
        public void slowTurn(String doing, Duration took) {
            reports.add("slow turn by " + doing + ": " + took.toMillis() + " ms");
        }

        @Override
        public void mishap(String doing, Throwable bug) {
            reports.add("mishap in " + doing + ": " + bug.getMessage());
        }
    });
    private final List<String> done = new ArrayList<>();

    @Nested
    class Asked_by_another_thread {
        private final List<String> wakeUps = new ArrayList<>();
        private final EventLoop sleeper = new EventLoop(clock, new WatchedPoller(), new LoopReports() {
            @Override
            public void slowTurn(String doing, Duration took) {
                throw new AssertionError(doing);
            }

            @Override
            public void mishap(String doing, Throwable bug) {
                throw new AssertionError(bug);
            }
        });
        private Runnable whileAsleep = () -> {};

        /** One in which things happen while the loop waits in it. */
        private final class WatchedPoller implements Poller {
            @Override
            public void watchReads(Fd fd) {}

            @Override
            public void watchWrites(Fd fd) {}

            @Override
            public void forget(Fd fd) {}

            @Override
            public void poll(Optional<Duration> nap, Consumer<Fd> ready) {
                done.add(nap.isEmpty() ? "waits" : "does not wait");
                whileAsleep.run();
            }

            @Override
            public void wakeUp() {
                wakeUps.add("woken");
            }

            @Override
            public void close() {}
        }

        @Test
        void is_woken_by_what_is_posted_and_not_by_what_is_left() {
            whileAsleep = () -> sleeper.leave(_ -> done.add("left"));
            sleeper.turn(Optional.empty());
            assertEquals(List.of(), wakeUps);
            assertEquals(List.of("waits", "left"), done);

            whileAsleep = () -> sleeper.post(_ -> done.add("posted"));
            sleeper.turn(Optional.empty());
            assertEquals(List.of("woken"), wakeUps);
        }

        @Test
        void is_woken_once_for_what_was_left_by_who_says_so() {
            whileAsleep = () -> {
                sleeper.leave(_ -> done.add("left"));
                sleeper.rouse();
                sleeper.rouse();
            };

            sleeper.turn(Optional.empty());

            assertEquals(List.of("woken"), wakeUps);
        }

        @Test
        void does_not_wait_if_something_was_left_while_it_was_awake_and_needs_no_waking_then() {
            sleeper.doInEachTurn(List.of(_ -> {
                sleeper.leave(_ -> done.add("left"));
                sleeper.rouse();
            }));
            sleeper.turn(Optional.empty());
            done.clear();

            sleeper.turn(Optional.empty());

            assertEquals(List.of("does not wait", "left"), done);
            assertEquals(List.of(), wakeUps);
        }
    }

    @Nested
    class InOneTurn {

        @Test
        void runs_the_mailbox_then_the_watchers_then_the_steps() {
            loop.doInEachTurn(List.of(_ -> done.add("step")));
            loop.watchReads(kernel.host().signals(), _ -> done.add("watcher"));
            loop.post(_ -> done.add("task"));
            kernel.signalDaemon(Signal.HUP);

            loop.turn(NO_NAP);

            assertEquals(List.of("task", "watcher", "step"), done);
        }

        @Test
        void reads_the_clock_once_for_everything_that_is_done() {
            List<Now> times = new ArrayList<>();
            loop.post(now -> {
                times.add(now);
                clock.advance(Duration.ofMillis(5));
            });
            loop.doInEachTurn(List.of(times::add));

            loop.turn(NO_NAP);

            assertEquals(times.getFirst(), times.getLast());
        }

        @Test
        void leaves_tasks_beyond_256_for_the_next_turn_and_asks_for_it_at_once() {
            for (int i = 0; i < 257; i++) {
                loop.post(_ -> done.add("task"));
            }

            assertEquals(NO_NAP, loop.turn(NO_NAP));
            assertEquals(256, done.size());
            assertEquals(Optional.empty(), loop.turn(NO_NAP));
            assertEquals(257, done.size());
        }

        @Test
        void leaves_what_a_watcher_posts_for_the_next_turn() throws Exception {
            watchTwoThatPost();
            loop.turn(NO_NAP);

            assertEquals(List.of("watcher", "watcher"), done);
        }

        @Test
        void runs_what_a_watcher_posts_before_the_next_watcher_if_posts_go_first() throws Exception {
            loop.letPostsGoFirst();
            watchTwoThatPost();
            loop.turn(NO_NAP);

            assertEquals(List.of("watcher", "task", "watcher", "task"), done);
        }

        private void watchTwoThatPost() throws Exception {
            for (Child ended : List.of(endedChild(), endedChild())) {
                loop.watchReads(ended.watch(), _ -> {
                    done.add("watcher");
                    loop.post(_ -> done.add("task"));
                });
            }
        }

        @Test
        void does_not_tell_a_watcher_that_another_one_has_just_ended() throws Exception {
            Child one = endedChild();
            Child other = endedChild();
            loop.watchReads(one.watch(), _ -> {
                done.add("one");
                loop.forget(other.watch());
            });
            loop.watchReads(other.watch(), _ -> {
                done.add("other");
                loop.forget(one.watch());
            });

            loop.turn(NO_NAP);

            assertEquals(1, done.size());
        }
    }

    @Nested
    class BetweenTurns {

        @Test
        void has_time_until_the_earliest_deadline_of_its_steps() {
            loop.doInEachTurn(List.of(wants(Duration.ofSeconds(7)), wants(Duration.ofSeconds(3)), _ -> {}));

            assertEquals(Optional.of(Duration.ofSeconds(3)), loop.turn(NO_NAP));
        }

        @Test
        void asks_for_deadlines_when_all_steps_have_been_run_as_a_later_one_may_leave_work_for_an_earlier() {
            Step first = new Step() {
                @Override
                public void run(Now now) {}

                @Override
                public Optional<Deadline> next(Now now) {
                    return done.isEmpty() ? Optional.empty() : Optional.of(now.atOnce());
                }
            };
            loop.doInEachTurn(List.of(first, _ -> done.add("work")));

            assertEquals(NO_NAP, loop.turn(NO_NAP));
        }

        @Test
        void takes_what_the_turn_itself_took_off_that_time() {
            loop.doInEachTurn(List.of(wants(Duration.ofMillis(100)), _ -> clock.advance(Duration.ofMillis(40))));

            assertEquals(Optional.of(Duration.ofMillis(60)), loop.turn(NO_NAP));
        }

        @Test
        void waits_as_long_as_it_takes_if_nobody_has_a_deadline() {
            loop.doInEachTurn(List.of(_ -> {}));

            assertEquals(Optional.empty(), loop.turn(NO_NAP));
        }

        @Test
        void is_woken_up_by_a_task() {
            loop.post(_ -> done.add("first"));
            loop.turn(NO_NAP);
            loop.post(_ -> done.add("second"));

            loop.turn(Optional.of(Duration.ofHours(1)));

            assertEquals(List.of("first", "second"), done);
            assertEquals(ManualClock.EPOCH, clock.now().wall());
        }
    }

    @Nested
    class AfterAMishap {

        @Test
        void goes_on_with_the_next_task() {
            loop.post(_ -> fail());
            loop.post(_ -> done.add("next"));

            loop.turn(NO_NAP);

            assertEquals(List.of("next"), done);
            assertEquals(List.of("mishap in EventLoopTest$AfterAMishap: broken"), reports);
        }

        @Test
        void goes_on_with_the_next_step_and_comes_back_soon_to_the_one_that_threw() {
            loop.doInEachTurn(List.of(_ -> fail(), _ -> done.add("next")));

            assertEquals(Optional.of(Duration.ofMillis(100)), loop.turn(NO_NAP));
            assertEquals(List.of("next"), done);
        }

        @Test
        void does_not_come_back_at_once_to_a_step_that_threw_and_has_work() {
            loop.doInEachTurn(List.of(new Step() {
                @Override
                public void run(Now now) {
                    fail();
                }

                @Override
                public Optional<Deadline> next(Now now) {
                    return Optional.of(now.atOnce());
                }
            }));

            assertEquals(Optional.of(Duration.ofMillis(100)), loop.turn(NO_NAP));
        }

        @Test
        void goes_on_after_a_step_that_throws_when_it_is_asked_for_the_next_turn() {
            loop.doInEachTurn(List.of(
                    new Step() {
                        @Override
                        public void run(Now now) {}

                        @Override
                        public Optional<Deadline> next(Now now) {
                            fail();
                            return Optional.empty();
                        }
                    },
                    wants(Duration.ofMillis(40))));

            assertEquals(Optional.of(Duration.ofMillis(40)), loop.turn(NO_NAP));
            assertEquals(List.of("mishap in EventLoopTest$AfterAMishap$2: broken"), reports);
        }

        @Test
        void does_not_ask_a_watcher_again_that_would_throw_for_ever() {
            loop.watchReads(kernel.host().signals(), _ -> fail());
            kernel.signalDaemon(Signal.HUP);

            loop.turn(NO_NAP);
            loop.turn(NO_NAP);

            assertEquals(1, reports.size());
            assertFalse(poller.watched().contains(kernel.host().signals()));
        }

        @Test
        void goes_on_after_an_error_too() {
            loop.post(_ -> {
                throw new StackOverflowError("too deep");
            });
            loop.post(_ -> loop.stop());

            loop.run();

            assertEquals(1, reports.size());
        }

        private void fail() {
            throw new IllegalStateException("broken");
        }
    }

    @Nested
    class OfATurnThatTookLong {

        @Test
        void tells_nothing_up_to_200_ms() {
            loop.post(_ -> clock.advance(Duration.ofMillis(200)));

            loop.turn(NO_NAP);

            assertEquals(List.of(), reports);
        }

        @Test
        void tells_once_what_took_the_most_of_it() {
            loop.post(_ -> clock.advance(Duration.ofMillis(20)));
            loop.doInEachTurn(List.of(new Slow()));

            loop.turn(NO_NAP);
            loop.turn(NO_NAP);

            assertEquals(List.of("slow turn by EventLoopTest$Slow: 201 ms"), reports);
        }

        @Test
        void tells_the_few_steps_one_of_which_it_was() {
            List<Step> steps = new ArrayList<>(Collections.nCopies(5, new Quick()));
            steps.add(new Slow());
            steps.add(_ -> clock.advance(Duration.ofMillis(20)));
            loop.doInEachTurn(steps);

            loop.turn(NO_NAP);

            assertEquals(
                    List.of("slow turn by EventLoopTest$Quick, EventLoopTest$Slow, EventLoopTest$OfATurnThatTookLong:"
                            + " 201 ms"),
                    reports);
        }

        @Test
        void does_not_count_the_waiting() {
            loop.turn(Optional.of(Duration.ofSeconds(5)));

            assertEquals(List.of(), reports);
            assertTrue(clock.now().wall().isAfter(ManualClock.EPOCH));
        }
    }

    private final class Slow implements Step {
        @Override
        public void run(Now now) {
            if (done.isEmpty()) {
                clock.advance(Duration.ofMillis(181));
            }
            done.add("slow");
        }
    }

    private static final class Quick implements Step {
        @Override
        public void run(Now now) {}
    }

    private static Step wants(Duration rest) {
        return new Step() {
            @Override
            public void run(Now now) {}

            @Override
            public Optional<Deadline> next(Now now) {
                return Optional.of(now.plus(rest));
            }
        };
    }

    private Child endedChild() throws Exception {
        kernel.install("/bin/true", ChildScript.exits(0, Duration.ZERO));
        Child child = kernel.host()
                .spawn(new SpawnRequest(
                        "true",
                        "/bin/true",
                        List.of("true"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        1024));
        kernel.advance(Duration.ZERO);
        return child;
    }
}
