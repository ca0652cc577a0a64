package dev.supervisor.rpc;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.picture.FleetPicture;
import dev.supervisor.time.Now;
import java.lang.ref.WeakReference;
import java.time.ZoneId;
import java.util.AbstractList;
import java.util.List;

/**
 * The data of all processes as XML-RPC tells them, made once for all requests within the same second of the wall clock
 * while the picture is the same. It is remembered only as long as somebody else holds it. Loop thread only.
 */
public final class ProcessListing {
    private WeakReference<Listing> latest = new WeakReference<>(null);

    /** All data, with the picture that they were made from, which so lasts as long. Immutable. */
    private static final class Listing extends AbstractList<ProcessInfo> {
        private final long second;
        private final FleetPicture fleet;
        private final List<ProcessInfo> infos;

        Listing(long second, FleetPicture fleet, List<ProcessInfo> infos) {
            this.second = second;
            this.fleet = fleet;
            this.infos = infos;
        }

        boolean isOf(long otherSecond, FleetPicture other) {
            return second == otherSecond && fleet == other;
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

    List<ProcessInfo> of(FleetPicture fleet, Now now, ZoneId zone) {
        long second = now.wall().getEpochSecond();
        Listing known = latest.get();
        if (known == null || !known.isOf(second, fleet)) {
            List<ProcessInfo> infos = fleet.byName().stream()
                    .map(process -> ProcessInfos.of(process, now, zone))
                    .toList();
            known = new Listing(second, fleet, infos);
            latest = new WeakReference<>(known);
        }
        return known;
    }
}
