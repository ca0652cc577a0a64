package dev.supervisor.unit.service;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.time.Now;
import java.util.Optional;

/**
 * When a service entered and left its coarse states, for {@code systemctl show}; empty: never.
 *
 * @param change its last change of any state, fine ones too
 */
public record ServiceTimes(
        Optional<Now> change,
        Optional<Now> inactiveExit,
        Optional<Now> activeEnter,
        Optional<Now> activeExit,
        Optional<Now> inactiveEnter) {
    static final ServiceTimes NEVER =
            new ServiceTimes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    ServiceTimes changed(ActiveState from, ActiveState to, Now now) {
        Optional<Now> at = Optional.of(now);
        return new ServiceTimes(
                at,
                from.isDown() && !to.isDown() ? at : inactiveExit,
                !from.isActive() && to.isActive() ? at : activeEnter,
                from.isActive() && !to.isActive() ? at : activeExit,
                !from.isDown() && to.isDown() ? at : inactiveEnter);
    }
}
