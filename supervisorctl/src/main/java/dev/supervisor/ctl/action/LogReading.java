package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.Map;

/** Prints the end of a log, and in the original's words why there is none. */
final class LogReading {
    private static final Refusals REFUSALS = new Refusals(Map.of(
            Fault.NO_FILE,
            "no log file",
            Fault.FAILED,
            "unknown error reading log",
            Fault.BAD_NAME,
            "no such process name"));

    /** Asks the server for this many bytes. */
    interface Source {
        String read(int bytes) throws RpcFault, IOException;
    }

    private LogReading() {}

    /**
     * Prints it, or why it cannot be read.
     *
     * @param owner whose log it is, for the sentences
     * @return whether it was there to be read
     */
    static boolean print(String owner, TailLength length, Source source, Session session) throws RpcFault, IOException {
        if (!length.fits()) {
            session.terminal().line("error: <class 'OverflowError'>, int exceeds XML-RPC limits");
            session.exitWith(ExitCode.FAILURE);
            return true;
        }
        try {
            session.terminal().line(source.read((int) length.bytes()));
            return true;
        } catch (RpcFault fault) {
            session.exitWith(ExitCode.FAILURE);
            session.terminal().line(owner + ": ERROR (" + REFUSALS.words(fault) + ")");
            if (fault.is(Fault.BAD_NAME)) {
                DidYouMean.process(owner, session);
                return true;
            }
            return false;
        }
    }
}
