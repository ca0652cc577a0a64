package dev.supervisor.api.rpc;

/**
 * The methods of the {@code supervisor} namespace that tell of the daemon itself and of no process (supervisor/rpcinterface.py). Called on
 * any thread, and answered at once.
 */
public interface DaemonRpc {

    @Doc("The version of this interface.")
    Reply<String> getAPIVersion() throws RpcFault;

    @Doc("The version of this interface; the old name of getAPIVersion.")
    Reply<String> getVersion() throws RpcFault;

    @Doc("The version of supervisor that the daemon stands in for.")
    Reply<String> getSupervisorVersion() throws RpcFault;

    @Doc("The identifier from the configuration.")
    Reply<String> getIdentification() throws RpcFault;

    @Doc("The state of the daemon itself.")
    Reply<SupervisorState> getState() throws RpcFault;

    @Doc("The daemon's pid.")
    Reply<Integer> getPID() throws RpcFault;
}
