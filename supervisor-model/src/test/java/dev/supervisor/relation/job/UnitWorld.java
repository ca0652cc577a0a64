package dev.supervisor.relation.job;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.relation.Graph;
import dev.supervisor.relation.JobMode;
import dev.supervisor.relation.Node;
import dev.supervisor.relation.job.JobInput.Changed;
import dev.supervisor.relation.job.JobInput.Circumstance;
import dev.supervisor.relation.job.JobInput.Ended;
import dev.supervisor.relation.job.Transaction.Answer;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Units that do what jobs ask for: they start at once, or later if they are slow, and take a moment to stop. Keeps a log of what they do,
 * and a model of the jobs by the effects alone.
 */
final class UnitWorld {
    private static final int MANY = 1_000;

    Graph graph;
    final Map<String, ActiveState> states = new HashMap<>();
    final Jobs jobs = new Jobs();
    final Set<String> slow = new HashSet<>();
    final Set<String> failing = new HashSet<>();

    /** Ends of which a unit is not active after its start. */
    final Set<String> oneshot = new HashSet<>();

    final List<String> log = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<String> finished = new ArrayList<>();
    final Map<Integer, Job> open = new TreeMap<>();

    /** Which of the things that are under way comes to its end next; in their order if there is none. */
    Optional<Random> chance = Optional.empty();

    /** Whether each job that begins is held against all others, which takes long with many. */
    boolean checksOrder = true;

    /** Whether units may start each other again and again. */
    boolean mayGoOnForever;

    private final List<Runnable> underWay = new ArrayList<>();
    private long nanos;

    UnitWorld(Node... nodes) {
        graph = Graph.of(nodes);
    }

    static String service(String name) {
        return name.contains(".") || name.equals("web") ? name : name + ".service";
    }

    ActiveState state(String unit) {
        return states.getOrDefault(service(unit), ActiveState.INACTIVE);
    }

    void be(ActiveState activity, String... units) {
        for (String unit : units) {
            states.put(service(unit), activity);
        }
    }

    /** Without waiting for the end. */
    Jobs.Requested ask(JobVerb verb, String unit, JobMode mode) {
        Jobs.Requested requested =
                jobs.request(JobRequest.of(verb, service(unit)).in(mode), graph, this::state);
        carryOut(requested.effects());
        return requested;
    }

    Jobs.Requested ask(JobVerb verb, String unit) {
        return ask(verb, unit, JobMode.REPLACE);
    }

    Answer plan(JobVerb verb, String unit, JobMode mode) {
        return jobs.plan(JobRequest.of(verb, service(unit)).in(mode), graph, this::state);
    }

    /** One request after the other, each with all that follows. */
    UnitWorld run(JobVerb verb, String... units) {
        for (String unit : units) {
            ask(verb, unit).refused().ifPresent(refused -> told.add(refused.text()));
            settle();
        }
        return this;
    }

    /** The log since the last time: "start base,start req". */
    String took() {
        String text = String.join(",", log);
        log.clear();
        return text;
    }

    /** The process of a unit ends by itself. */
    void dies(String unit, ActiveState to) {
        change(service(unit), to, Circumstance.NONE);
        settle();
    }

    void change(String unit, ActiveState to, Circumstance circumstance) {
        ActiveState from = state(unit);
        states.put(unit, to);
        carryOut(jobs.feed(new Changed(unit, from, to, circumstance), graph, this::state));
    }

    void feed(JobInput input) {
        carryOut(jobs.feed(input, graph, this::state));
    }

    boolean step() {
        if (underWay.isEmpty()) {
            return false;
        }
        int next = chance.map(random -> random.nextInt(underWay.size())).orElse(0);
        underWay.remove(next).run();
        return true;
    }

    /** Until nothing more happens by itself. */
    void settle() {
        int many = MANY + 10 * graph.nodes().size();
        for (int steps = 0; steps < 10 * many; steps++) {
            if (steps == many) {
                // Units that start each other when they end would do so forever.
                failing.clear();
                oneshot.clear();
            }
            if (!step()) {
                upkeep();
                if (underWay.isEmpty()
                        && !jobs.upkeepAt(now()).filter(at -> at.isDue(now())).isPresent()) {
                    return;
                }
            }
        }
        if (!mayGoOnForever) {
            throw new IllegalStateException("no end: " + jobs.list());
        }
    }

    void upkeep() {
        carryOut(jobs.upkeep(graph, this::state, now()));
    }

    Now now() {
        return new Now(nanos, Instant.EPOCH);
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    private void carryOut(List<JobEffect> effects) {
        for (JobEffect effect : effects) {
            switch (effect) {
                case JobEffect.Installed(Job job, var _) -> open.put(job.id(), job);
                case JobEffect.Turned(Job job, var _) -> open.put(job.id(), job);
                case JobEffect.Finished(Job job, JobResult result, var _) -> {
                    open.remove(job.id());
                    finished.add(job.title().replace(".service", "") + " " + result.word());
                }
                case JobEffect.Tell(Remark remark) -> told.add(remark.text());
                case JobEffect.Run(Job job) -> {
                    if (checksOrder) {
                        OrderModel.check(job, open.values(), graph);
                    }
                }
            }
        }
        effects.forEach(effect -> {
            if (effect instanceof JobEffect.Run(Job job)) {
                begin(job);
            }
        });
    }

    private void begin(Job job) {
        String unit = job.unit();
        switch (job.type()) {
            case START -> start(job);
            case STOP, RESTART -> {
                if (unit.endsWith(".target")) {
                    change(unit, ActiveState.INACTIVE, Circumstance.NONE);
                    return;
                }
                log.add("term " + brief(unit));
                change(unit, ActiveState.DEACTIVATING, Circumstance.NONE);
                underWay.add(() -> {
                    if (state(unit) == ActiveState.DEACTIVATING) {
                        log.add("gone " + brief(unit));
                        change(unit, ActiveState.INACTIVE, Circumstance.NONE);
                    }
                });
            }
            case RELOAD -> {
                log.add("reload " + brief(unit));
                change(unit, ActiveState.RELOADING, Circumstance.NONE);
                underWay.add(() -> {
                    if (state(unit) == ActiveState.RELOADING) {
                        change(unit, ActiveState.ACTIVE, Circumstance.NONE);
                    }
                });
            }
            case VERIFY_ACTIVE, NOP, TRY_RESTART, TRY_RELOAD, RELOAD_OR_START ->
                throw new IllegalStateException(job.toString());
        }
    }

    private void start(Job job) {
        String unit = job.unit();
        if (state(unit) == ActiveState.DEACTIVATING) {
            feed(new JobInput.NotYet(job.id()));
        } else if (Aftermath.missingFor(unit, graph, this::state).isPresent()) {
            feed(new Ended(job.id(), JobResult.DEPENDENCY, false));
        } else if (state(unit) != ActiveState.ACTIVATING) {
            if (slow.contains(unit) || failing.contains(unit) || oneshot.contains(unit)) {
                change(unit, ActiveState.ACTIVATING, Circumstance.NONE);
                underWay.add(() -> {
                    if (state(unit) == ActiveState.ACTIVATING) {
                        up(unit);
                    }
                });
            } else {
                up(unit);
            }
        }
    }

    private void up(String unit) {
        if (failing.contains(unit)) {
            change(unit, ActiveState.FAILED, Circumstance.NONE);
            return;
        }
        if (!unit.endsWith(".target")) {
            log.add("start " + brief(unit));
        }
        change(unit, oneshot.contains(unit) ? ActiveState.INACTIVE : ActiveState.ACTIVE, Circumstance.NONE);
    }

    static String brief(String unit) {
        return unit.replace(".service", "");
    }

    String jobsInBrief() {
        return jobs.list().stream()
                .map(job -> brief(job.title()) + " " + job.phase().word())
                .collect(Collectors.joining(","));
    }
}
