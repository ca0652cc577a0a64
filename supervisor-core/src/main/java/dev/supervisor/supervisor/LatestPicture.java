package dev.supervisor.supervisor;

import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.picture.FleetPicture;
import dev.supervisor.picture.GroupPicture;
import dev.supervisor.picture.ProcessPicture;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest picture of all processes. It is made when somebody asks, anew only where something has changed, and
 * remembered only as long as somebody else holds it: a daemon that nobody asks makes and keeps none. Loop thread only.
 */
final class LatestPicture {
    private WeakReference<FleetPicture> latest = new WeakReference<>(null);

    FleetPicture of(SupervisorStateCode daemon, List<ProcessGroup> groups) {
        FleetPicture known = latest.get();
        if (known == null || known.daemon() != daemon) {
            known = new FleetPicture(daemon, List.of());
        }
        List<GroupPicture> pictures = new ArrayList<>(groups.size());
        boolean same = known.groups().size() == groups.size();
        for (int i = 0; i < groups.size(); i++) {
            GroupPicture before = i < known.groups().size()
                    ? known.groups().get(i)
                    : new GroupPicture(groups.get(i).spec(), List.of());
            GroupPicture picture = picture(groups.get(i), before);
            same = same && picture == before;
            pictures.add(picture);
        }
        if (!same) {
            known = new FleetPicture(daemon, pictures);
        }
        latest = new WeakReference<>(known);
        return known;
    }

    private static GroupPicture picture(ProcessGroup group, GroupPicture known) {
        List<Subprocess> processes = group.processes();
        boolean same = known.spec() == group.spec() && known.processes().size() == processes.size();
        for (int i = 0; same && i < processes.size(); i++) {
            same = isStill(known.processes().get(i), processes.get(i));
        }
        if (same) {
            return known;
        }
        List<ProcessPicture> pictures = new ArrayList<>(processes.size());
        for (int i = 0; i < processes.size(); i++) {
            Subprocess process = processes.get(i);
            boolean still =
                    i < known.processes().size() && isStill(known.processes().get(i), process);
            pictures.add(still ? known.processes().get(i) : process.picture());
        }
        return new GroupPicture(group.spec(), pictures);
    }

    private static boolean isStill(ProcessPicture known, Subprocess process) {
        return known.version() == process.version();
    }
}
