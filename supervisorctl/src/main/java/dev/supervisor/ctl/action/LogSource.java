package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;

/** The text of a log that grows. One thread. */
interface LogSource {

    /** The end of what is there, from the beginning of a line on; to be asked for once, and first. */
    String end(int bytes) throws RpcFault, IOException;

    /** The text since the last call; empty if there is none. */
    More more() throws RpcFault, IOException;

    /** @param gap whether something may be missing before it */
    record More(String text, boolean gap) {}
}
