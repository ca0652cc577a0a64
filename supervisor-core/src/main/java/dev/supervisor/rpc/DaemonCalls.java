package dev.supervisor.rpc;

import dev.supervisor.api.rpc.DaemonRpc;
import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.SupervisorState;
import dev.supervisor.api.rpc.Versions;
import dev.supervisor.api.state.SupervisorStateCode;
import java.util.function.Supplier;

/**
 * The calls about the daemon itself. They do not involve the loop: a client that only wants to know whether the daemon
 * is up does not wait for two more threads to get a processor. Any thread.
 *
 * @param identity the daemon's identity
 * @param state the daemon's state; any thread
 */
public record DaemonCalls(Identity identity, Supplier<SupervisorStateCode> state) implements DaemonRpc {

    /** Whether it shuts down or restarts: nearly all calls are refused then. */
    boolean isEnding() {
        return !state.get().allowsStarts();
    }

    @Override
    public Reply<String> getAPIVersion() {
        return Reply.now(Versions.API);
    }

    @Override
    public Reply<String> getVersion() {
        return getAPIVersion();
    }

    @Override
    public Reply<String> getSupervisorVersion() {
        return Reply.now(Versions.SUPERVISOR);
    }

    @Override
    public Reply<String> getIdentification() {
        return Reply.now(identity.identifier());
    }

    @Override
    public Reply<SupervisorState> getState() {
        SupervisorStateCode now = state.get();
        return Reply.now(new SupervisorState(now.number(), now.name()));
    }

    @Override
    public Reply<Integer> getPID() {
        return Reply.now(identity.pid().number());
    }
}
