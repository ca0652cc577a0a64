package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.state.Namespec;
import java.util.EnumMap;
import java.util.Map;

/**
 * The meaning of an action's results: the words for each, and which of them are no failure. Built once, then only read.
 */
final class Verdicts {
    private final Map<Fault, Meaning> byFault = new EnumMap<>(Fault.class);

    /** @param said the text after the name of the process; empty to print the server's text, without a name */
    private record Meaning(String said, boolean harmless) {}

    /**
     * A result for printing.
     *
     * @param line the whole line
     * @param harmless whether it leaves the exit code alone
     */
    record Verdict(String line, boolean harmless) {}

    private Verdicts() {}

    /** @param done the word for a success: {@code started} */
    static Verdicts of(String done) {
        return new Verdicts().with(Fault.SUCCESS, done, true);
    }

    Verdicts error(Fault fault, String what) {
        return with(fault, "ERROR (" + what + ")", false);
    }

    /** An error for people, but what was wanted is so. */
    Verdicts harmlessError(Fault fault, String what) {
        return with(fault, "ERROR (" + what + ")", true);
    }

    /** An error for which the server's own words are printed. */
    Verdicts asDescribed(Fault fault) {
        return with(fault, "", false);
    }

    private Verdicts with(Fault fault, String said, boolean harmless) {
        byFault.put(fault, new Meaning(said, harmless));
        return this;
    }

    /** @throws UnknownResultException if the action cannot have such a result */
    Verdict on(ProcessResult result) {
        for (Map.Entry<Fault, Meaning> entry : byFault.entrySet()) {
            if (entry.getKey().code() == result.status()) {
                Meaning meaning = entry.getValue();
                return new Verdict(
                        meaning.said().isEmpty()
                                ? result.description()
                                : new Namespec(result.group(), result.name()) + ": " + meaning.said(),
                        meaning.harmless());
            }
        }
        throw new UnknownResultException(result);
    }
}
