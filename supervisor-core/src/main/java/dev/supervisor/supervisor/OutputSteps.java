package dev.supervisor.supervisor;

import dev.supervisor.loop.Step;
import dev.supervisor.pump.Pumps;

/**
 * The steps in each turn of the loop for the output of children.
 *
 * @param rests resumes reading pipes that were left alone
 * @param promptEvents reads for listeners that wait for an event
 * @param events reports to the pump how many more events there is room for
 */
public record OutputSteps(Step rests, Step promptEvents, Step events) {

    public static OutputSteps of(Pumps pumps) {
        return new OutputSteps(pumps.rests(), pumps.promptEvents(), pumps.events());
    }
}
