package dev.supervisor.api.xmlrpc;

/** A server's answer to a call. */
public sealed interface MethodResponse {

    /** It was done. */
    record Answer(XmlRpcValue value) implements MethodResponse {}

    /** It was refused. */
    record Refusal(int faultCode, String faultString) implements MethodResponse {}
}
