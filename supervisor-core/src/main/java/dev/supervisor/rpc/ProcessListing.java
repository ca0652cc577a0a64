package dev.supervisor.rpc;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.lang.ref.WeakReference;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The data of all processes for clients, made once for all requests within the same second of the wall clock while
 * nothing changes. It is remembered only as long as somebody else holds it. Loop thread only.
 */
public final class ProcessListing {
    private WeakReference<Listing> latest = new WeakReference<>(null);

    /** All descriptions, with what they are true of. Immutable. */
    private static final class Listing extends AbstractList<ProcessInfo> {
        private final long second;
        private final List<Object> seen;
        private final List<ProcessInfo> infos;

        Listing(long second, List<Object> seen, List<ProcessInfo> infos) {
            this.second = second;
            this.seen = seen;
            this.infos = infos;
        }

        boolean isOf(long otherSecond, List<Object> others) {
            return second == otherSecond && seen.equals(others);
        }

        @Override
        public ProcessInfo get(int index) {
            return infos.get(index);
        }

        @Override
        public int size() {
            return infos.size();
        }
    }

    /** @param making describes all of them as they are now */
    List<ProcessInfo> of(Supervisor supervisor, Now now, Supplier<List<ProcessInfo>> making) {
        long second = now.wall().getEpochSecond();
        List<Object> seen = seen(supervisor);
        Listing known = latest.get();
        if (known == null || !known.isOf(second, seen)) {
            known = new Listing(second, seen, making.get());
            latest = new WeakReference<>(known);
        }
        return known;
    }

    /** Each process and its version; both are only equal to themselves. */
    private static List<Object> seen(Supervisor supervisor) {
        List<Object> seen = new ArrayList<>();
        supervisor.groups().forEach(group -> {
            for (Subprocess process : group.processes()) {
                seen.add(process);
                seen.add(process.version());
            }
        });
        return seen;
    }
}
