package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.AnswerValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import java.util.List;

/** The methods of the {@code system} namespace. */
public interface SystemRpc {

    @Doc("The names of all methods.")
    Reply<List<String>> listMethods() throws RpcFault;

    @Doc("The documentation of a method.")
    Reply<String> methodHelp(String name) throws RpcFault;

    @Doc("The result type of a method, and the types of its parameters.")
    Reply<List<String>> methodSignature(String name) throws RpcFault;

    /**
     * @param calls structs of {@code methodName} and {@code params}
     * @return what each call answers, or a struct of {@code faultCode} and {@code faultString}; not wrapped in arrays of one, as others do
     */
    @Doc("Makes several calls, one after the other.")
    Reply<List<AnswerValue>> multicall(List<XmlRpcValue> calls) throws RpcFault;
}
