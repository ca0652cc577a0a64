package dev.supervisor.relation.job;

import dev.supervisor.relation.Graph;
import dev.supervisor.relation.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The jobs that there are, and for each how many others it waits for. That number is kept up to date with each job that comes, goes or
 * turns, by a look at the relations of its unit alone; so a unit that thousands are ordered around is not searched again and again.
 */
final class JobTable {
    private static final List<Relation> ORDERS = List.of(Relation.AFTER, Relation.BEFORE);

    private static final class Entry {
        private Job job;
        private int waitsFor;

        private Entry(Job job) {
            this.job = job;
        }
    }

    private final Map<String, Entry> ofUnits = new HashMap<>();
    private final Map<String, Job> doingNothing = new HashMap<>();
    private final TreeMap<Integer, String> units = new TreeMap<>();
    private Graph graph = Graph.empty();
    private int lastId;
    private long looks;

    /**
     * To be called before anything else whenever the graph may be another one.
     *
     * @return whether it is, so that jobs may run that waited for others
     */
    boolean follow(Graph now) {
        if (graph == now) {
            return false;
        }
        graph = now;
        for (Entry entry : ofUnits.values()) {
            entry.waitsFor = (int) around(entry.job, true).count();
        }
        return true;
    }

    Graph graph() {
        return graph;
    }

    int nextId() {
        return ++lastId;
    }

    Optional<Job> of(String unit) {
        return Optional.ofNullable(ofUnits.get(unit)).map(entry -> entry.job);
    }

    Optional<Job> doingNothing(String unit) {
        return Optional.ofNullable(doingNothing.get(unit));
    }

    Optional<Job> withId(int id) {
        return Optional.ofNullable(units.get(id))
                .flatMap(unit -> of(unit).filter(job -> job.id() == id).or(() -> doingNothing(unit)));
    }

    /** In the order of their numbers. */
    List<Job> all() {
        List<Job> jobs = new ArrayList<>(units.size());
        units.keySet().forEach(id -> withId(id).ifPresent(jobs::add));
        return jobs;
    }

    boolean mayRun(Job job) {
        return job.type() == JobType.NOP || ofUnits.get(job.unit()).waitsFor == 0;
    }

    /** Adds a job or puts it in the place of the one with its number. */
    void put(Job job) {
        units.put(job.id(), job.unit());
        if (job.type() == JobType.NOP) {
            doingNothing.put(job.unit(), job);
            return;
        }
        Entry entry = ofUnits.get(job.unit());
        if (entry == null) {
            entry = new Entry(job);
            ofUnits.put(job.unit(), entry);
            count(entry, 1);
        } else if (entry.job.type() == job.type() && entry.job.ignoresOrder() == job.ignoresOrder()) {
            entry.job = job;
        } else {
            count(entry, -1);
            entry.job = job;
            count(entry, 1);
        }
    }

    void remove(Job job) {
        units.remove(job.id());
        if (job.type() == JobType.NOP) {
            doingNothing.remove(job.unit());
            return;
        }
        Entry entry = ofUnits.get(job.unit());
        count(entry, -1);
        ofUnits.remove(job.unit());
    }

    /** The units with a job that this one may have held back. */
    List<String> around(String unit) {
        List<String> around = new ArrayList<>();
        for (Relation relation : ORDERS) {
            for (String other : graph.others(unit, relation)) {
                looks++;
                if (ofUnits.containsKey(other)) {
                    around.add(other);
                }
            }
        }
        return around;
    }

    /** The jobs that have to end before this one begins. */
    List<Job> before(Job job) {
        return around(job, true).distinct().toList();
    }

    /** The jobs that begin only when this one has ended. */
    List<Job> after(Job job) {
        return around(job, false).distinct().toList();
    }

    /** The jobs that this one waits for, or those that wait for it; one that is related in two ways is there twice. */
    private Stream<Job> around(Job job, boolean waitedFor) {
        return orderedAround(job).stream()
                .filter(other -> other.waitedFor == waitedFor)
                .map(other -> other.entry.job);
    }

    /** How many relations have been looked at; a test holds it against the size of the graph. */
    long looks() {
        return looks;
    }

    private void count(Entry entry, int change) {
        for (Ordered other : orderedAround(entry.job)) {
            if (other.waitedFor) {
                entry.waitsFor += change;
            } else {
                other.entry.waitsFor += change;
            }
        }
    }

    /** @param waitedFor whether it has to end first; otherwise it waits */
    private record Ordered(Entry entry, boolean waitedFor) {}

    /** The jobs that come before or after this one; one that is related in two ways is there twice. */
    private List<Ordered> orderedAround(Job job) {
        List<Ordered> ordered = new ArrayList<>();
        if (job.ignoresOrder() || job.type() == JobType.NOP) {
            return ordered;
        }
        for (Relation relation : ORDERS) {
            for (String unit : graph.others(job.unit(), relation)) {
                looks++;
                Entry other = ofUnits.get(unit);
                if (other != null && !other.job.ignoresOrder()) {
                    ordered.add(new Ordered(other, !job.type().isFirst(relation, other.job.type())));
                }
            }
        }
        return ordered;
    }
}
