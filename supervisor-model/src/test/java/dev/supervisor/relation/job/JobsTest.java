package dev.supervisor.relation.job;

import static dev.supervisor.relation.job.JobVerb.RESTART;
import static dev.supervisor.relation.job.JobVerb.START;
import static dev.supervisor.relation.job.JobVerb.STOP;
import static dev.supervisor.relation.job.JobVerb.TRY_RESTART;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.relation.Edges;
import dev.supervisor.relation.JobMode;
import dev.supervisor.relation.Node;
import dev.supervisor.relation.Relation;
import dev.supervisor.relation.Trait;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of events was seen on systemd 252.39. */
@DisplayName("Jobs")
class JobsTest {

    @ParameterizedTest(name = "of a unit that {0} another one and is after it")
    @CsvSource(
            delimiter = '|',
            value = {
                // relation | start it | restart the other | stop the other | restart it
                "REQUIRES | start base,start dep | term dep,gone dep,term base,gone base,start base,start dep"
                        + " | term dep,gone dep,term base,gone base | term dep,gone dep,start dep",
                "WANTS | start base,start dep | term base,gone base,start base | term base,gone base"
                        + " | term dep,gone dep,start dep",
                "BINDS_TO | start base,start dep | term dep,gone dep,term base,gone base,start base,start dep"
                        + " | term dep,gone dep,term base,gone base | term dep,gone dep,start dep",
                "PART_OF | start dep | term dep,gone dep,start dep,term base,gone base,start base"
                        + " | term dep,gone dep,term base,gone base | term dep,gone dep,start dep",
                "STOP_PROPAGATED_FROM | start dep | term base,gone base,start base"
                        + " | term dep,gone dep,term base,gone base | term dep,gone dep,start dep"
            })
    void relations(Relation relation, String start, String restartOther, String stopOther, String restart) {
        UnitWorld world = two(relation, true);
        assertThat(world.run(START, "dep").took()).isEqualTo(start);
        world.run(START, "base").took();
        String ordered = relation == Relation.PART_OF
                ? "term dep,gone dep,term base,gone base,start base,start dep"
                : restartOther;
        assertThat(world.run(RESTART, "base").took()).isEqualTo(ordered);
        assertThat(world.run(RESTART, "dep").took()).isEqualTo(restart);
        assertThat(world.run(STOP, "base").took()).isEqualTo(stopOther);
        assertThat(world.jobs.list()).isEmpty();
        world.run(START, "base", "dep").took();
        assertThat(world.run(STOP, "dep").took()).isEqualTo("term dep,gone dep");
        assertThat(world.run(TRY_RESTART, "dep").took()).isEmpty();
    }

    @ParameterizedTest(name = "of a unit that {0} one that ends by itself")
    @CsvSource({
        "REQUIRES,''",
        "WANTS,''",
        "REQUISITE,''",
        "PART_OF,''",
        "BINDS_TO,'term dep,gone dep'",
        "STOP_PROPAGATED_FROM,'term dep,gone dep'"
    })
    void ends(Relation relation, String follows) {
        for (ActiveState end : List.of(ActiveState.FAILED, ActiveState.INACTIVE)) {
            UnitWorld world = two(relation, true);
            world.run(START, "base", "dep").took();
            world.dies("base", end);
            assertThat(world.took()).isEqualTo(follows);
        }
    }

    private static UnitWorld two(Relation relation, boolean ordered) {
        Edges edges = Edges.of(relation, "base.service");
        return new UnitWorld(
                Node.of("base.service", Edges.none()),
                Node.of("dep.service", ordered ? edges.and(Relation.AFTER, "base.service") : edges));
    }

    @Test
    @DisplayName("of units without order run side by side")
    void withoutOrder() {
        UnitWorld world = two(Relation.REQUIRES, false);
        world.run(START, "dep");
        assertThat(world.took()).isEqualTo("start dep,start base");
        world.run(RESTART, "base");
        assertThat(world.took()).isEqualTo("term base,term dep,gone base,start base,gone dep,start dep");
    }

    @Test
    @DisplayName("of a unit with a requisite fail if that is not active")
    void requisite() {
        UnitWorld world = two(Relation.REQUISITE, true);
        world.run(START, "dep");
        assertThat(world.took()).isEmpty();
        assertThat(world.finished).containsExactly("base/verify-active skipped", "dep/start dependency");
        assertThat(world.told).containsExactly("dep.service: Job dep.service/start failed with result 'dependency'.");
        assertThat(world.run(START, "base", "dep").took()).isEqualTo("start base,start dep");
        assertThat(world.run(RESTART, "base").took())
                .isEqualTo("term dep,gone dep,term base,gone base,start base,start dep");
    }

    @Test
    @DisplayName("fail if the requisite is started and leaves nothing active, unlike with a requirement")
    void oneshot() {
        UnitWorld requisite = new UnitWorld(
                Node.of("base.service", Edges.none()),
                Node.of(
                        "dep.service",
                        Edges.of(Relation.REQUISITE, "base.service")
                                .and(Relation.WANTS, "base.service")
                                .and(Relation.AFTER, "base.service")));
        requisite.oneshot.add("base.service");
        requisite.run(START, "dep");
        assertThat(requisite.finished).containsExactly("base/start done", "dep/start dependency");
        UnitWorld required = two(Relation.REQUIRES, true);
        required.oneshot.add("base.service");
        assertThat(required.run(START, "dep").took()).isEqualTo("start base,start dep");
        UnitWorld bound = two(Relation.BINDS_TO, true);
        bound.oneshot.add("base.service");
        bound.run(START, "dep");
        assertThat(bound.finished).containsExactly("base/start done", "dep/start dependency");
        assertThat(bound.state("dep")).isEqualTo(ActiveState.INACTIVE);
    }

    @Test
    @DisplayName("fail with a requirement that fails, before or after their own start, but not with a wish")
    void failures() {
        UnitWorld required = two(Relation.REQUIRES, true);
        required.failing.add("base.service");
        assertThat(required.run(START, "dep").took()).isEmpty();
        assertThat(required.finished).containsExactly("base/start failed", "dep/start dependency");
        UnitWorld parallel = two(Relation.REQUIRES, false);
        parallel.slow.addAll(List.of("dep.service", "base.service"));
        parallel.ask(START, "dep");
        parallel.dies("base", ActiveState.FAILED);
        assertThat(parallel.finished).containsExactly("base/start failed", "dep/start dependency");
        assertThat(parallel.state("dep")).isEqualTo(ActiveState.ACTIVE);
        UnitWorld wanted = two(Relation.WANTS, true);
        wanted.failing.add("base.service");
        assertThat(wanted.run(START, "dep").took()).isEqualTo("start dep");
    }

    @Test
    @DisplayName("of units in conflict: a start stops the other one first, from either side")
    void conflicts() {
        UnitWorld world = new UnitWorld(
                Node.of("base.service", Edges.none()),
                Node.of(
                        "conf.service",
                        Edges.of(Relation.CONFLICTS, "base.service").and(Relation.AFTER, "base.service")));
        assertThat(world.run(START, "base").took()).isEqualTo("start base");
        assertThat(world.run(START, "conf").took()).isEqualTo("term base,gone base,start conf");
        assertThat(world.run(START, "base").took()).isEqualTo("term conf,gone conf,start base");
    }

    @Test
    @DisplayName("restart a unit that is upheld, but not more than 16 times in ten seconds")
    void upholds() {
        UnitWorld world = two(Relation.UPHOLDS, true);
        assertThat(world.run(START, "dep").took()).isEqualTo("start base,start dep");
        assertThat(world.run(STOP, "base").took()).isEqualTo("term base,gone base,start base");
        world.failing.add("base.service");
        world.dies("base", ActiveState.FAILED);
        assertThat(world.finished.stream().filter("base/start failed"::equals)).hasSize(15);
        assertThat(world.told)
                .containsExactly("base.service: Unit needs to be started because active unit dep.service upholds it,"
                        + " but not starting since we tried this too often recently. Will retry later.");
        assertThat(world.jobs.upkeepAt(world.now())).contains(world.now().plus(Duration.ofSeconds(10)));
        world.failing.clear();
        world.pass(Duration.ofSeconds(10).minusNanos(1));
        world.settle();
        assertThat(world.took()).isEmpty();
        world.pass(Duration.ofNanos(1));
        world.settle();
        assertThat(world.took()).isEqualTo("start base");
        assertThat(world.jobs.upkeepAt(world.now())).isEmpty();
        assertThat(world.run(STOP, "dep").took()).isEqualTo("term dep,gone dep");
        assertThat(world.run(STOP, "base").took()).isEqualTo("term base,gone base");
    }

    @Test
    @DisplayName("stop a unit that nobody needs any more")
    void unneeded() {
        UnitWorld world = new UnitWorld(
                Node.of("base.service", Edges.none()).with(Trait.STOPS_WHEN_UNNEEDED),
                Node.of("dep.service", Edges.of(Relation.WANTS, "base.service").and(Relation.AFTER, "base.service")));
        assertThat(world.run(START, "dep").took()).isEqualTo("start base,start dep");
        assertThat(world.run(STOP, "dep").took()).isEqualTo("term dep,gone dep,term base,gone base");
        assertThat(world.run(START, "base").took()).isEqualTo("start base,term base,gone base");
    }

    @Test
    @DisplayName("stop another unit if told to, but do not restart it")
    void propagatesStop() {
        UnitWorld world = two(Relation.PROPAGATES_STOP_TO, false);
        world.run(START, "base", "dep").took();
        assertThat(world.run(RESTART, "dep").took()).isEqualTo("term dep,gone dep,start dep");
        assertThat(world.run(STOP, "dep").took()).isEqualTo("term dep,term base,gone dep,gone base");
        world.run(START, "base", "dep").took();
        world.dies("dep", ActiveState.FAILED);
        assertThat(world.took()).isEqualTo("term base,gone base");
    }

    @Test
    @DisplayName("start other units after a failure or a success, once each")
    void onFailure() {
        UnitWorld world = new UnitWorld(
                Node.of("base.service", Edges.none()),
                Node.of("fine.service", Edges.none()),
                Node.of(
                        "dep.service",
                        Edges.of(Relation.ON_FAILURE, "base.service").and(Relation.ON_SUCCESS, "fine.service")));
        world.run(START, "dep").took();
        assertThat(world.run(STOP, "dep").took()).isEqualTo("term dep,gone dep,start fine");
        assertThat(world.told).containsExactly("dep.service: Triggering OnSuccess= dependencies.");
        world.told.clear();
        world.run(START, "dep").took();
        world.change("dep.service", ActiveState.FAILED, JobInput.Circumstance.WILL_RESTART);
        assertThat(world.took()).isEmpty();
        world.be(ActiveState.ACTIVE, "dep");
        world.dies("dep", ActiveState.FAILED);
        assertThat(world.took()).isEqualTo("start base");
        assertThat(world.told).containsExactly("dep.service: Triggering OnFailure= dependencies.");
    }

    @Test
    @DisplayName("of units that start each other when they fail do not hold up the call")
    void failForever() {
        Edges edges = Edges.of(Relation.REQUISITE, "down.service").and(Relation.AFTER, "down.service");
        UnitWorld world = new UnitWorld(
                Node.of("down.service", Edges.none()),
                Node.of("a.service", edges.and(Relation.ON_FAILURE, "b.service")),
                Node.of("b.service", edges.and(Relation.ON_FAILURE, "a.service")));
        world.ask(START, "a");
        assertThat(world.finished).filteredOn("a/start dependency"::equals).hasSize(1);
        for (int turn = 1; turn < 4; turn++) {
            assertThat(world.jobs.upkeepAt(world.now())).contains(world.now().plus(Duration.ZERO));
            world.upkeep();
        }
        assertThat(world.finished)
                .filteredOn(end -> end.endsWith("/start dependency"))
                .hasSize(5);
    }

    @Test
    @DisplayName("that are refused after a failure are told")
    void refusedAfterwards() {
        UnitWorld world = new UnitWorld(Node.of("dep.service", Edges.of(Relation.ON_FAILURE, "nosuch.service")));
        world.be(ActiveState.ACTIVE, "dep");
        world.dies("dep", ActiveState.FAILED);
        assertThat(world.told)
                .containsExactly(
                        "dep.service: Triggering OnFailure= dependencies.",
                        "dep.service: Failed to enqueue OnFailure= job, ignoring: Unit nosuch.service not found.");
    }

    @Test
    @DisplayName("that take too long end, as failures of their units do")
    void timeout() {
        UnitWorld world = new UnitWorld(
                Node.of("base.service", Edges.none()),
                Node.of("dep.service", Edges.of(Relation.ON_FAILURE, "base.service")));
        world.slow.add("dep.service");
        Job job = world.ask(START, "dep").job().orElseThrow();
        world.feed(new JobInput.TimedOut(job.id()));
        assertThat(world.state("dep")).isEqualTo(ActiveState.ACTIVATING);
        assertThat(world.told)
                .containsExactly(
                        "dep.service: Job dep.service/start timed out.",
                        "dep.service: Job dep.service/start failed with result 'timeout'.",
                        "dep.service: Triggering OnFailure= dependencies.");
        assertThat(world.took()).isEqualTo("start base");
        world.feed(new JobInput.TimedOut(job.id()));
        assertThat(world.told).hasSize(3);
    }

    @Test
    @DisplayName("replace a contrary job, and share one that does the same")
    void replace() {
        UnitWorld world = new UnitWorld(Node.of("slow.service", Edges.none()));
        world.slow.add("slow.service");
        Job start = world.ask(START, "slow").job().orElseThrow();
        assertThat(world.ask(START, "slow").job()).map(Job::id).contains(start.id());
        assertThat(world.jobsInBrief()).isEqualTo("slow/start running");
        Job stop = world.ask(STOP, "slow").job().orElseThrow();
        assertThat(stop.id()).isNotEqualTo(start.id());
        assertThat(world.finished).containsExactly("slow/start canceled");
        world.settle();
        assertThat(world.state("slow")).isEqualTo(ActiveState.INACTIVE);
    }

    @Test
    @DisplayName("keep their number when a running start becomes a restart")
    void rerun() {
        UnitWorld world = new UnitWorld(Node.of("slow.service", Edges.none()));
        world.slow.add("slow.service");
        Job start = world.ask(START, "slow").job().orElseThrow();
        assertThat(world.ask(TRY_RESTART, "slow").job()).map(Job::id).contains(start.id());
        assertThat(world.jobsInBrief()).isEqualTo("slow/restart running");
        world.settle();
        assertThat(world.took()).isEqualTo("term slow,gone slow,start slow");
    }

    @Test
    @DisplayName("of a second reload begin anew, as the first may have read old files")
    void reload() {
        UnitWorld world = new UnitWorld(Node.of("a.service", Edges.none()).with(Trait.CAN_RELOAD));
        world.run(START, "a").took();
        Job first = world.ask(JobVerb.RELOAD, "a").job().orElseThrow();
        assertThat(world.jobsInBrief()).isEqualTo("a/reload running");
        assertThat(world.ask(JobVerb.RELOAD, "a").job()).map(Job::id).contains(first.id());
        assertThat(world.jobsInBrief()).isEqualTo("a/reload waiting");
        world.settle();
        assertThat(world.took()).isEqualTo("reload a,reload a");
        assertThat(world.finished).last().isEqualTo("a/reload done");
    }

    @Test
    @DisplayName("reload others that run, even if the unit itself is down")
    void reloadOthers() {
        UnitWorld world = new UnitWorld(
                Node.of("a.target", Edges.of(Relation.PROPAGATES_RELOAD_TO, "b.service", "c.service", "d.service")),
                Node.of("b.service", Edges.none()).with(Trait.CAN_RELOAD),
                Node.of("c.service", Edges.none()).with(Trait.CAN_RELOAD),
                Node.of("d.service", Edges.none()));
        world.run(START, "b", "d").took();
        world.run(JobVerb.RELOAD, "a.target");
        assertThat(world.took()).isEqualTo("reload b");
        assertThat(world.finished).contains("a.target/reload invalid", "b/reload done");
        assertThat(world.told)
                .containsExactly(
                        "d.service: Cannot add dependency reload job, ignoring: Job type reload is not applicable for"
                                + " unit d.service.",
                        "a.target: Unit cannot be reloaded because it is inactive.");
    }

    @Test
    @DisplayName("are listed with those that they wait for")
    void list() {
        UnitWorld world = new UnitWorld(
                Node.of("slow.service", Edges.none()),
                Node.of(
                        "after.service",
                        Edges.of(Relation.WANTS, "slow.service").and(Relation.AFTER, "slow.service")));
        world.slow.add("slow.service");
        world.ask(START, "after");
        assertThat(world.jobsInBrief()).isEqualTo("after/start waiting,slow/start running");
        Job after = world.jobs.of("after.service").orElseThrow();
        Job slow = world.jobs.of("slow.service").orElseThrow();
        assertThat(world.jobs.waitedForBy(after)).containsExactly(slow);
        assertThat(world.jobs.waitingFor(after)).isEmpty();
        assertThat(world.jobs.waitingFor(slow)).containsExactly(after);
        assertThat(world.jobs.waitedForBy(slow)).isEmpty();
        assertThat(world.jobs.withId(slow.id())).contains(slow);
        world.feed(new JobInput.Cancel(slow.id()));
        assertThat(world.finished).containsExactly("slow/start canceled", "after/start done");
    }

    @Test
    @DisplayName("follow the graph: a job that waits for a unit begins when it is no longer after that one")
    void reloaded() {
        UnitWorld world = two(Relation.WANTS, true);
        world.slow.add("base.service");
        world.ask(START, "dep");
        assertThat(world.jobsInBrief()).isEqualTo("dep/start waiting,base/start running");
        world.graph = world.graph.with(Node.of("dep.service", Edges.of(Relation.WANTS, "base.service")));
        world.upkeep();
        assertThat(world.took()).isEqualTo("start dep");
        assertThat(world.jobsInBrief()).isEqualTo("base/start running");
        world.graph = world.graph.with(
                Node.of("dep.service", Edges.none()),
                Node.of("late.service", Edges.of(Relation.AFTER, "base.service")));
        world.ask(START, "late");
        assertThat(world.jobsInBrief()).isEqualTo("base/start running,late/start waiting");
        world.settle();
        assertThat(world.took()).isEqualTo("start base,start late");
    }

    @Test
    @DisplayName("of the others are cancelled by flush; ignore-dependencies needs nobody and waits for nobody")
    void modes() {
        UnitWorld world = new UnitWorld(
                Node.of("slow.service", Edges.none()),
                Node.of(
                        "after.service",
                        Edges.of(Relation.REQUIRES, "slow.service").and(Relation.AFTER, "slow.service")),
                Node.of("other.service", Edges.none()));
        world.slow.add("slow.service");
        world.ask(START, "after");
        world.ask(START, "other", JobMode.FLUSH);
        assertThat(world.finished).containsExactly("after/start canceled", "slow/start canceled", "other/start done");
        world.finished.clear();
        world.be(ActiveState.INACTIVE, "slow", "other");
        world.ask(START, "slow");
        world.ask(START, "after", JobMode.IGNORE_REQUIREMENTS);
        assertThat(world.jobsInBrief()).isEqualTo("slow/start running,after/start waiting");
        world.ask(START, "after", JobMode.IGNORE_DEPENDENCIES);
        assertThat(world.state("after")).isEqualTo(ActiveState.ACTIVE);
        assertThat(world.jobsInBrief()).isEqualTo("slow/start running");
    }

    @Test
    @DisplayName("bring back what a target wants when it is started anew, but not what a target below it wants")
    void targets() {
        UnitWorld world = new UnitWorld(
                Node.of("x.target", Edges.of(Relation.WANTS, "y.target", "a.service")),
                Node.of("y.target", Edges.of(Relation.WANTS, "b.service")),
                Node.of("a.service", Edges.none()),
                Node.of("b.service", Edges.none()));
        assertThat(world.run(START, "x.target").took()).isEqualTo("start a,start b");
        world.run(STOP, "a", "b").took();
        assertThat(world.run(START, "x.target").took()).isEqualTo("start a");
        assertThat(world.run(START, "y.target").took()).isEqualTo("start b");
    }

    @Test
    @DisplayName("restart the parts of a target that run, and only those")
    void parts() {
        UnitWorld world = new UnitWorld(
                Node.of("app.target", Edges.of(Relation.WANTS, "w@1.service", "w@2.service")),
                Node.of("w@1.service", Edges.of(Relation.PART_OF, "app.target")),
                Node.of("w@2.service", Edges.of(Relation.PART_OF, "app.target")));
        assertThat(world.run(START, "app.target").took()).isEqualTo("start w@1,start w@2");
        assertThat(world.run(STOP, "app.target").took()).isEqualTo("term w@1,term w@2,gone w@1,gone w@2");
        world.run(START, "app.target").took();
        world.run(STOP, "w@2").took();
        assertThat(world.run(RESTART, "app.target").took()).isEqualTo("term w@1,start w@2,gone w@1,start w@1");
    }

    @Test
    @DisplayName("restart with an application all its consumers that run, after they are all down")
    void application() {
        Edges part = Edges.of(Relation.PART_OF, "app.service").and(Relation.AFTER, "app.service");
        UnitWorld world = new UnitWorld(
                Node.of("app.service", Edges.none()),
                Node.of("CreateUserConsumer@1.service", part),
                Node.of("CreateUserConsumer@2.service", part),
                Node.of("sidekiq.service", part));
        world.run(START, "app", "CreateUserConsumer@2", "sidekiq").took();
        assertThat(world.run(RESTART, "app").took())
                .isEqualTo("term CreateUserConsumer@2,term sidekiq,gone CreateUserConsumer@2,gone sidekiq,term app,"
                        + "gone app,start app,start CreateUserConsumer@2,start sidekiq");
        assertThat(world.run(STOP, "app").took())
                .isEqualTo("term CreateUserConsumer@2,term sidekiq,gone CreateUserConsumer@2,gone sidekiq,term app,"
                        + "gone app");
        assertThat(world.run(RESTART, "app").took()).isEqualTo("start app");
    }

    @Test
    @DisplayName("to restart a unit that waits for its restart by itself restart at once; a stop ends the wait")
    void automaticRestart() {
        UnitWorld world = two(Relation.BINDS_TO, true);
        world.run(START, "dep").took();
        world.change("base.service", ActiveState.FAILED, JobInput.Circumstance.WILL_RESTART);
        world.change("base.service", ActiveState.ACTIVATING, JobInput.Circumstance.NONE);
        world.settle();
        assertThat(world.took()).isEqualTo("term dep,gone dep");
        // The unit asks for this when its time has come; what was bound to it stays down.
        assertThat(world.run(RESTART, "base").took()).isEqualTo("term base,gone base,start base");
        assertThat(world.state("dep")).isEqualTo(ActiveState.INACTIVE);
    }

    @Test
    @DisplayName("to start a unit that becomes active by itself are done, and what it needs comes afterwards")
    void byItself() {
        UnitWorld world = two(Relation.REQUIRES, false);
        world.change("dep.service", ActiveState.ACTIVE, JobInput.Circumstance.NONE);
        assertThat(world.took()).isEqualTo("start base");
        UnitWorld ordered = two(Relation.REQUIRES, true);
        ordered.change("dep.service", ActiveState.ACTIVE, JobInput.Circumstance.NONE);
        assertThat(ordered.took()).isEmpty();
    }
}
