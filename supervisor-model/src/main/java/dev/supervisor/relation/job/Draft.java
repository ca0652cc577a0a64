package dev.supervisor.relation.job;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Jobs of a transaction while it is made, and why each is there. A unit may have several until they are merged; the latest comes
 * first. Each job and each link is taken out once at most, so all of that together is linear.
 */
final class Draft {

    /** A job that may still be dropped. */
    static final class Planned {
        final String unit;
        JobType type;
        boolean ignoresOrder;

        /** Whether the job that was asked for cannot do without it. */
        boolean matters;

        private boolean isDropped;

        /** The jobs that it has pulled in. */
        private final Set<Link> pulled = new LinkedHashSet<>();

        /** The jobs that have pulled it in. */
        private final Set<Link> pulledBy = new LinkedHashSet<>();

        private Planned(String unit, JobType type) {
            this.unit = unit;
            this.type = type;
        }

        boolean isDropped() {
            return isDropped;
        }

        /** Whether another job has this one for a conflict, and cannot do without it. */
        boolean isForConflict() {
            return pulledBy.stream().anyMatch(link -> link.conflicts);
        }

        String title() {
            return unit + "/" + type.word();
        }
    }

    /** Why a job is there: another one has pulled it in. */
    private static final class Link {
        private final Planned by;
        private final Planned job;
        private final boolean matters;
        private final boolean conflicts;

        private Link(Planned by, Planned job, boolean matters, boolean conflicts) {
            this.by = by;
            this.job = job;
            this.matters = matters;
            this.conflicts = conflicts;
        }
    }

    private final Map<String, List<Planned>> jobs = new LinkedHashMap<>();
    private final Set<String> altered = new LinkedHashSet<>();
    private final Deque<Planned> unlinked = new ArrayDeque<>();
    private Planned anchor;

    /** The job that was asked for. */
    Planned anchor() {
        return anchor;
    }

    boolean hasAnchor() {
        return anchor != null && !anchor.isDropped;
    }

    boolean has(String unit) {
        return jobs.containsKey(unit);
    }

    /** The latest job of a unit. */
    Optional<Planned> latest(String unit) {
        return Optional.ofNullable(jobs.get(unit)).map(List::getFirst);
    }

    Optional<Planned> find(String unit, JobType type) {
        for (Planned job : jobs.getOrDefault(unit, List.of())) {
            if (job.type == type) {
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }

    /** The jobs of each unit that has any, in the order in which they have come. */
    Collection<List<Planned>> byUnit() {
        return jobs.values();
    }

    List<String> units() {
        return List.copyOf(jobs.keySet());
    }

    List<Planned> of(String unit) {
        return List.copyOf(jobs.getOrDefault(unit, List.of()));
    }

    /** The first one is the anchor. */
    Planned add(String unit, JobType type) {
        Planned job = new Planned(unit, type);
        jobs.computeIfAbsent(unit, its -> new ArrayList<>(1)).addFirst(job);
        if (anchor == null) {
            anchor = job;
        }
        return job;
    }

    void link(Planned by, Planned job, boolean matters, boolean conflicts) {
        Link link = new Link(by, job, matters, conflicts);
        by.pulled.add(link);
        job.pulledBy.add(link);
    }

    /** Marks all that the anchor cannot do without. */
    void findWhatMatters() {
        Deque<Planned> open = new ArrayDeque<>();
        anchor.matters = true;
        open.add(anchor);
        while (!open.isEmpty()) {
            for (Link link : open.remove().pulled) {
                if (link.matters && !link.job.matters) {
                    link.job.matters = true;
                    open.add(link.job);
                }
            }
        }
    }

    /**
     * Takes a job out.
     *
     * @param withDependents whether the jobs go with it that cannot do without it
     */
    void drop(Planned first, boolean withDependents) {
        Deque<Planned> open = new ArrayDeque<>();
        open.add(first);
        while (!open.isEmpty()) {
            Planned job = open.remove();
            if (job.isDropped) {
                continue;
            }
            takeOut(job);
            for (Link link : job.pulled) {
                link.job.pulledBy.remove(link);
                unlinked.add(link.job);
            }
            for (Link link : job.pulledBy) {
                link.by.pulled.remove(link);
                if (withDependents && link.matters) {
                    open.add(link.by);
                }
            }
            job.pulled.clear();
            job.pulledBy.clear();
        }
    }

    private void takeOut(Planned job) {
        job.isDropped = true;
        List<Planned> ofUnit = jobs.get(job.unit);
        if (ofUnit.getFirst() == job) {
            altered.add(job.unit);
        }
        ofUnit.remove(job);
        if (ofUnit.isEmpty()) {
            jobs.remove(job.unit);
        }
    }

    /** The units whose latest job has been taken out since this was asked last. */
    Set<String> takeAltered() {
        Set<String> since = Set.copyOf(altered);
        altered.clear();
        return since;
    }

    void dropUnit(String unit) {
        of(unit).forEach(job -> drop(job, true));
    }

    /** Takes out what nobody pulls in any more. */
    void collectGarbage() {
        while (!unlinked.isEmpty()) {
            Planned job = unlinked.remove();
            if (!job.isDropped && job != anchor && job.pulledBy.isEmpty()) {
                drop(job, true);
            }
        }
    }

    /** Puts the jobs of a unit together; the anchor stays itself. */
    void merge(List<Planned> ofUnit, JobType type) {
        Planned kept = ofUnit.contains(anchor) ? anchor : ofUnit.getFirst();
        for (Planned job : List.copyOf(ofUnit)) {
            if (job != kept) {
                kept.matters |= job.matters;
                kept.ignoresOrder |= job.ignoresOrder;
                List.copyOf(job.pulled).forEach(link -> link(kept, link.job, link.matters, link.conflicts));
                List.copyOf(job.pulledBy).forEach(link -> link(link.by, kept, link.matters, link.conflicts));
                drop(job, false);
            }
        }
        kept.type = type;
    }
}
