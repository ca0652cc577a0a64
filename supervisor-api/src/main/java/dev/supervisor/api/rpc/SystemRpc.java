package dev.supervisor.api.rpc;

import java.util.List;

/** The methods of the {@code system} namespace. */
public interface SystemRpc {

    @Doc("The names of all methods.")
    Reply<List<String>> listMethods() throws RpcFault;

    @Doc("What a method does.")
    Reply<String> methodHelp(String name) throws RpcFault;
}
