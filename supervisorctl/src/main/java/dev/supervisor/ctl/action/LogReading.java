package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;

/** Prints the end of a log, and in the original's words why there is none. */
final class LogReading {

    /** Asks the server for so many bytes. */
    interface Source {
        String read(int bytes) throws RpcFault, IOException;
    }

    private LogReading() {}

    /** @param owner whose log it is, for the sentences */
    static void print(String owner, TailLength length, Source source, Session session) throws RpcFault, IOException {
        if (!length.fits()) {
            session.terminal().line("error: <class 'OverflowError'>, int exceeds XML-RPC limits");
            session.exitWith(ExitCode.FAILURE);
            return;
        }
        try {
            session.terminal().line(source.read((int) length.bytes()));
        } catch (RpcFault fault) {
            session.exitWith(ExitCode.FAILURE);
            session.terminal().line(owner + ": ERROR (" + why(fault) + ")");
        }
    }

    /** @throws RpcFault the same, if the original has no words for it */
    private static String why(RpcFault fault) throws RpcFault {
        if (fault.is(Fault.NO_FILE)) {
            return "no log file";
        }
        if (fault.is(Fault.FAILED)) {
            return "unknown error reading log";
        }
        if (fault.is(Fault.BAD_NAME)) {
            return "no such process name";
        }
        throw fault;
    }
}
