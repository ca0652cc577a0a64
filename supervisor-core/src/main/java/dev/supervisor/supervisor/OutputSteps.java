package dev.supervisor.supervisor;

import dev.supervisor.loop.Step;
import dev.supervisor.pump.Pumps;

/**
 * What each turn of the loop does for the output of children.
 *
 * @param rests reads pipes again that were left alone
 * @param promptEvents reads for listeners that wait for an event
 * @param events tells the pump how many events more there is room for
 */
public record OutputSteps(Step rests, Step promptEvents, Step events) {

    public static OutputSteps of(Pumps pumps) {
        return new OutputSteps(pumps.rests(), pumps.promptEvents(), pumps.events());
    }
}
