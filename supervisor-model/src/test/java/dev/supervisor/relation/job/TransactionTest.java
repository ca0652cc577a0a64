package dev.supervisor.relation.job;

import static dev.supervisor.relation.job.JobVerb.ISOLATE;
import static dev.supervisor.relation.job.JobVerb.RELOAD;
import static dev.supervisor.relation.job.JobVerb.RELOAD_OR_RESTART;
import static dev.supervisor.relation.job.JobVerb.RESTART;
import static dev.supervisor.relation.job.JobVerb.START;
import static dev.supervisor.relation.job.JobVerb.STOP;
import static dev.supervisor.relation.job.JobVerb.TRY_RELOAD_OR_RESTART;
import static dev.supervisor.relation.job.JobVerb.TRY_RESTART;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.relation.Edges;
import dev.supervisor.relation.JobMode;
import dev.supervisor.relation.Loading;
import dev.supervisor.relation.Node;
import dev.supervisor.relation.Relation;
import dev.supervisor.relation.Trait;
import dev.supervisor.relation.job.JobsRefused.Reason;
import dev.supervisor.relation.job.Transaction.Answer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sentences and decisions were seen on systemd 252.39. */
@DisplayName("A transaction")
class TransactionTest {
    private static final Node BASE = Node.of("base.service", Edges.none());

    @Test
    @DisplayName("is refused for a unit that cannot be loaded, with the sentence for the reason")
    void loading() {
        UnitWorld world = new UnitWorld(
                Node.unloaded("masked.service", Loading.State.MASKED),
                Node.unloaded("bad.service", Loading.State.BAD_SETTING),
                Node.unloaded("odd.service", new Loading.Unreadable("Permission denied")));
        assertRefused(world, START, "nosuch", Reason.NO_SUCH_UNIT, "Unit nosuch.service not found.");
        assertRefused(world, TRY_RESTART, "nosuch", Reason.NO_SUCH_UNIT, "Unit nosuch.service not found.");
        assertRefused(world, STOP, "nosuch", Reason.NO_SUCH_UNIT, "Unit nosuch.service not loaded.");
        assertRefused(world, START, "masked", Reason.UNIT_MASKED, "Unit masked.service is masked.");
        assertRefused(world, RELOAD_OR_RESTART, "masked", Reason.UNIT_MASKED, "Unit masked.service is masked.");
        assertRefused(world, START, "bad", Reason.BAD_UNIT_SETTING, "Unit bad.service has a bad unit file setting.");
        assertRefused(world, STOP, "bad", Reason.NO_SUCH_UNIT, "Unit bad.service not loaded.");
        assertRefused(
                world,
                START,
                "odd",
                Reason.LOAD_FAILED,
                "Unit odd.service failed to load properly, please adjust/correct and reload service manager:"
                        + " Permission denied");
        assertThat(jobs(world, STOP, "masked")).isEqualTo("masked/stop");
        assertThat(jobs(world, TRY_RESTART, "masked")).isEqualTo("masked/nop");
        assertThat(jobs(world, TRY_RELOAD_OR_RESTART, "masked")).isEqualTo("masked/nop");
        world.be(ActiveState.ACTIVE, "nosuch");
        assertThat(jobs(world, STOP, "nosuch")).isEqualTo("nosuch/stop");
    }

    @Test
    @DisplayName("is refused for what a unit requires, not for what it wants")
    void required() {
        UnitWorld world = new UnitWorld(
                Node.of("missing.service", Edges.of(Relation.REQUIRES, "nosuch.service")),
                Node.of("missingw.service", Edges.of(Relation.WANTS, "nosuch.service")),
                Node.of("deep.service", Edges.of(Relation.WANTS, "missing.service")),
                Node.unloaded("bad.service", Loading.State.BAD_SETTING),
                Node.of("wbad.service", Edges.of(Relation.WANTS, "bad.service")));
        assertRefused(world, START, "missing", Reason.NO_SUCH_UNIT, "Unit nosuch.service not found.");
        assertThat(jobs(world, START, "missingw")).isEqualTo("missingw/start");
        // The unit that is wanted starts without what it requires: so does systemd 252.
        assertThat(jobs(world, START, "deep")).isEqualTo("deep/start missing/start");
        assertThat(jobs(world, START, "wbad")).isEqualTo("wbad/start");
        assertThat(texts(world, START, "wbad"))
                .containsExactly("bad.service: Cannot add dependency job, ignoring: Unit bad.service has a bad unit"
                        + " file setting.");
        assertThat(texts(world, START, "missingw")).isEmpty();
    }

    @Test
    @DisplayName("is refused by hand where a unit says so")
    void byHand() {
        String text = "Operation refused, unit base.service may be requested by dependency only (it is configured to"
                + " refuse manual start/stop).";
        UnitWorld world = new UnitWorld(
                BASE.with(Trait.REFUSES_MANUAL_START),
                Node.of("dep.service", Edges.of(Relation.REQUIRES, "base.service")));
        for (JobVerb verb : List.of(START, RESTART, TRY_RESTART, RELOAD_OR_RESTART)) {
            assertRefused(world, verb, "base", Reason.ONLY_BY_DEPENDENCY, text);
        }
        assertThat(jobs(world, STOP, "base")).isEqualTo("base/stop");
        assertThat(jobs(world, START, "dep")).isEqualTo("dep/start base/start");
        UnitWorld other = new UnitWorld(BASE.with(Trait.REFUSES_MANUAL_STOP));
        for (JobVerb verb : List.of(STOP, RESTART, TRY_RESTART, RELOAD_OR_RESTART)) {
            assertRefused(other, verb, "base", Reason.ONLY_BY_DEPENDENCY, text);
        }
        assertThat(jobs(other, START, "base")).isEqualTo("base/start");
        UnitWorld reloading = new UnitWorld(BASE.with(Trait.REFUSES_MANUAL_START, Trait.CAN_RELOAD));
        assertRefused(reloading, RELOAD_OR_RESTART, "base", Reason.ONLY_BY_DEPENDENCY, text);
        reloading.be(ActiveState.ACTIVE, "base");
        assertThat(jobs(reloading, RELOAD_OR_RESTART, "base")).isEqualTo("base/reload");
    }

    @Test
    @DisplayName("is refused where a job does not apply")
    void notApplicable() {
        UnitWorld world = new UnitWorld(
                BASE,
                Node.of("init.scope", Edges.none()).with(Trait.PERPETUAL),
                Node.of("x.slice", Edges.none()).with(Trait.PERPETUAL));
        assertRefused(
                world,
                RELOAD,
                "base",
                Reason.JOB_TYPE_NOT_APPLICABLE,
                "Job type reload is not applicable for unit base.service.");
        assertRefused(
                world,
                STOP,
                "init.scope",
                Reason.JOB_TYPE_NOT_APPLICABLE,
                "Job type stop is not applicable for unit init.scope.");
        assertRefused(
                world,
                RESTART,
                "x.slice",
                Reason.JOB_TYPE_NOT_APPLICABLE,
                "Job type restart is not applicable for unit x.slice.");
        assertThat(jobs(world, START, "init.scope")).isEqualTo("init.scope/start");
    }

    @Test
    @DisplayName("pulls in what the verb says, and leaves out what is there already")
    void pulls() {
        UnitWorld world = new UnitWorld(
                Node.of(
                        "a.service",
                        Edges.of(Relation.REQUIRES, "r.service")
                                .and(Relation.WANTS, "w.service")
                                .and(Relation.BINDS_TO, "b.service")
                                .and(Relation.UPHOLDS, "u.service")
                                .and(Relation.CONFLICTS, "c.service")
                                .and(Relation.PART_OF, "p.service")),
                unit("r"),
                unit("w"),
                unit("b"),
                unit("u"),
                unit("c"),
                unit("p"));
        assertThat(jobs(world, START, "a")).isEqualTo("a/start b/start r/start u/start w/start");
        world.be(ActiveState.ACTIVE, "r", "c");
        assertThat(jobs(world, START, "a")).isEqualTo("a/start b/start c/stop u/start w/start");
        world.be(ActiveState.ACTIVE, "a");
        for (String other : List.of("r", "b", "p")) {
            assertThat(jobs(world, STOP, other)).isEqualTo(other + "/stop a/stop");
            assertThat(jobs(world, RESTART, other)).startsWith(other + "/restart a/restart");
        }
        for (String other : List.of("w", "u")) {
            assertThat(jobs(world, STOP, other)).isEqualTo(other + "/stop");
            assertThat(jobs(world, RESTART, other)).isEqualTo(other + "/restart");
        }
        assertThat(jobs(world, START, "c")).isEqualTo("c/start a/stop");
        assertThat(jobs(world, STOP, "a")).isEqualTo("a/stop");
        assertThat(jobs(world, JobVerb.VERIFY_ACTIVE, "a")).isEqualTo("a/verify-active");
        assertThat(jobs(world, START, "r", JobMode.IGNORE_DEPENDENCIES)).isEqualTo("r/start!");
        assertThat(jobs(world, STOP, "r", JobMode.IGNORE_REQUIREMENTS)).isEqualTo("r/stop");
    }

    @Test
    @DisplayName("is refused if it contradicts itself, unless one side is only wanted")
    void contradictions() {
        UnitWorld world = new UnitWorld(
                BASE,
                Node.of(
                        "both.service",
                        Edges.of(Relation.REQUIRES, "base.service").and(Relation.CONFLICTS, "base.service")),
                Node.of("killer.service", Edges.of(Relation.CONFLICTS, "base.service")),
                Node.of("cw.service", Edges.of(Relation.WANTS, "base.service", "killer.service")),
                Node.of(
                        "k2.service",
                        Edges.of(Relation.WANTS, "killer.service").and(Relation.REQUIRES, "base.service")));
        assertRefused(
                world,
                START,
                "both",
                Reason.JOBS_CONFLICTING,
                "Transaction contains conflicting jobs 'stop' and 'start' for base.service. Probably contradicting"
                        + " requirement dependencies configured.");
        assertThat(texts(world, START, "both"))
                .containsExactly("Requested transaction contains unmergeable jobs: Transaction contains conflicting"
                        + " jobs 'stop' and 'start' for base.service. Probably contradicting requirement dependencies"
                        + " configured.");
        assertThat(jobs(world, START, "cw")).isEqualTo("cw/start killer/start");
        assertThat(jobs(world, START, "k2")).isEqualTo("k2/start base/start");
    }

    @Test
    @DisplayName("drops a wanted job that makes a circle, and is refused if all are needed")
    void circles() {
        UnitWorld wanted = new UnitWorld(
                Node.of("cyw1.service", Edges.of(Relation.WANTS, "cyw2.service").and(Relation.AFTER, "cyw2.service")),
                Node.of("cyw2.service", Edges.of(Relation.AFTER, "cyw1.service")));
        assertThat(jobs(wanted, START, "cyw1")).isEqualTo("cyw1/start");
        assertThat(texts(wanted, START, "cyw1"))
                .containsExactly(
                        "cyw1.service: Found ordering cycle on cyw2.service/start",
                        "cyw1.service: Found dependency on cyw1.service/start",
                        "cyw1.service: Job cyw2.service/start deleted to break ordering cycle starting with"
                                + " cyw1.service/start");
        UnitWorld required = new UnitWorld(
                Node.of(
                        "cy1.service",
                        Edges.of(Relation.REQUIRES, "cy2.service").and(Relation.AFTER, "cy2.service")),
                Node.of(
                        "cy2.service",
                        Edges.of(Relation.REQUIRES, "cy1.service").and(Relation.AFTER, "cy1.service")));
        String text = "Transaction order is cyclic. See system logs for details.";
        assertRefused(required, START, "cy1", Reason.ORDER_IS_CYCLIC, text);
        assertThat(texts(required, START, "cy1"))
                .containsExactly(
                        "cy1.service: Found ordering cycle on cy2.service/start",
                        "cy1.service: Found dependency on cy1.service/start",
                        "cy1.service: Unable to break cycle starting with cy1.service/start",
                        "Requested transaction contains an unfixable cyclic ordering dependency: " + text);
        required.be(ActiveState.ACTIVE, "cy1", "cy2");
        assertRefused(required, STOP, "cy1", Reason.ORDER_IS_CYCLIC, text);
    }

    @Test
    @DisplayName("takes out with a job of a circle what only that job has pulled in")
    void afterCircles() {
        UnitWorld world = new UnitWorld(
                Node.of("a.service", Edges.of(Relation.WANTS, "b.service").and(Relation.AFTER, "b.service")),
                Node.of(
                        "b.service",
                        Edges.of(Relation.WANTS, "c.service")
                                .and(Relation.REQUIRES, "d.service")
                                .and(Relation.AFTER, "a.service")),
                unit("c"),
                unit("d"));
        assertThat(jobs(world, START, "a")).isEqualTo("a/start");
    }

    @Test
    @DisplayName("does not replace a contrary job in mode fail, or one that is irreversible")
    void destructive() {
        UnitWorld world = new UnitWorld(unit("slow"), unit("other"));
        world.slow.add("slow.service");
        world.ask(START, "slow");
        String text = "Transaction for slow.service/stop is destructive (slow.service has 'start' job queued, but"
                + " 'stop' is included in transaction).";
        assertRefused(world, STOP, "slow", JobMode.FAIL, Reason.IS_DESTRUCTIVE, text);
        assertThat(jobs(world, STOP, "slow")).isEqualTo("slow/stop");
        assertThat(jobs(world, RESTART, "slow", JobMode.FAIL)).isEqualTo("slow/restart");
        world.ask(START, "slow", JobMode.REPLACE_IRREVERSIBLY);
        assertRefused(world, STOP, "slow", JobMode.REPLACE, Reason.IS_DESTRUCTIVE, text);
        assertThat(jobs(world, RESTART, "slow")).isEqualTo("slow/restart");
        world.settle();
        assertThat(jobs(world, STOP, "slow")).isEqualTo("slow/stop");
    }

    @Test
    @DisplayName("stops in mode fail only what it has to")
    void minimizesImpact() {
        UnitWorld world = new UnitWorld(
                BASE,
                Node.of("killer.service", Edges.of(Relation.CONFLICTS, "base.service")),
                Node.of("wanting.service", Edges.of(Relation.WANTS, "killer.service")));
        world.be(ActiveState.ACTIVE, "base");
        assertThat(jobs(world, START, "killer", JobMode.FAIL)).isEqualTo("killer/start base/stop");
        assertThat(jobs(world, START, "wanting")).isEqualTo("wanting/start base/stop killer/start");
        // Without its stop the conflicting unit cannot be started either.
        assertThat(jobs(world, START, "wanting", JobMode.FAIL)).isEqualTo("wanting/start");
        // From the other side the stop is only a wish.
        world.be(ActiveState.ACTIVE, "killer");
        world.be(ActiveState.INACTIVE, "base");
        assertThat(jobs(world, START, "base")).isEqualTo("base/start killer/stop");
        assertThat(jobs(world, START, "base", JobMode.FAIL)).isEqualTo("base/start");
    }

    @Test
    @DisplayName(
            "stops all that is not needed if it isolates, but for units that ignore it or start for one that is needed")
    void isolate() {
        UnitWorld world = new UnitWorld(
                Node.of("iso.target", Edges.of(Relation.WANTS, "x.timer")).with(Trait.ALLOWS_ISOLATE),
                Node.of("x.timer", Edges.of(Relation.TRIGGERS, "x.service")),
                unit("x"),
                unit("other"),
                unit("down"),
                unit("ignored").with(Trait.IGNORED_BY_ISOLATE),
                Node.of("web", Edges.none()),
                Node.of("a.slice", Edges.none()));
        world.be(ActiveState.ACTIVE, "x", "x.timer", "other", "ignored", "web", "a.slice");
        world.states.put("web", ActiveState.ACTIVE);
        assertThat(jobs(world, ISOLATE, "iso.target")).isEqualTo("iso.target/start other/stop");
        assertThat(jobs(world, START, "iso.target", JobMode.ISOLATE)).isEqualTo("iso.target/start other/stop");
        String text = "Operation refused, unit may not be isolated.";
        assertRefused(world, ISOLATE, "other", Reason.NO_ISOLATION, text);
        assertRefused(world, ISOLATE, "nosuch.target", Reason.NO_ISOLATION, text);
        assertRefused(
                world,
                STOP,
                "iso.target",
                JobMode.ISOLATE,
                Reason.INVALID_ARGUMENTS,
                "Isolate is only valid for start.");
    }

    @Test
    @DisplayName("stops in mode triggering what would start the unit again")
    void triggering() {
        UnitWorld world = new UnitWorld(
                unit("x"),
                Node.of("x.timer", Edges.of(Relation.TRIGGERS, "x.service")),
                Node.of("y.timer", Edges.of(Relation.TRIGGERS, "x.service")));
        world.be(ActiveState.ACTIVE, "x", "x.timer");
        assertThat(jobs(world, STOP, "x", JobMode.TRIGGERING)).isEqualTo("x/stop x.timer/stop");
        assertThat(jobs(world, STOP, "x")).isEqualTo("x/stop");
        assertRefused(
                world,
                START,
                "x",
                JobMode.TRIGGERING,
                Reason.INVALID_ARGUMENTS,
                "--job-mode=triggering is only valid for stop.");
    }

    private static Node unit(String name) {
        return Node.of(name + ".service", Edges.none());
    }

    private static String jobs(UnitWorld world, JobVerb verb, String unit) {
        return jobs(world, verb, unit, JobMode.REPLACE);
    }

    /** The job that was asked for, then the others by name; with a mark if it waits for nobody. */
    private static String jobs(UnitWorld world, JobVerb verb, String unit, JobMode mode) {
        Answer answer = world.plan(verb, unit, mode);
        assertThat(answer).isInstanceOf(Answer.Agreed.class);
        List<String> titles = ((Answer.Agreed) answer)
                .transaction().jobs().stream()
                        .map(job ->
                                UnitWorld.brief(job.unit()) + "/" + job.type().word() + (job.ignoresOrder() ? "!" : ""))
                        .toList();
        return titles.getFirst()
                + titles.stream().skip(1).sorted().map(title -> " " + title).collect(Collectors.joining());
    }

    private static List<String> texts(UnitWorld world, JobVerb verb, String unit) {
        return world.plan(verb, unit, JobMode.REPLACE).remarks().stream()
                .map(Remark::text)
                .toList();
    }

    private static void assertRefused(UnitWorld world, JobVerb verb, String unit, Reason reason, String text) {
        assertRefused(world, verb, unit, JobMode.REPLACE, reason, text);
    }

    private static void assertRefused(
            UnitWorld world, JobVerb verb, String unit, JobMode mode, Reason reason, String text) {
        Answer answer = world.plan(verb, unit, mode);
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(((Answer.Refused) answer).why()).isEqualTo(new JobsRefused(reason, text));
    }
}
