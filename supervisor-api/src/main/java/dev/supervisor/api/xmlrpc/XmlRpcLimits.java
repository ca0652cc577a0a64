package dev.supervisor.api.xmlrpc;

/**
 * How much is read before it is refused.
 *
 * @param bytes size of the document
 * @param values values in it, those within arrays and structs included
 * @param depth elements within elements
 */
public record XmlRpcLimits(int bytes, int values, int depth) {

    /** For a daemon that anybody may talk to: generous for a call, small against memory. */
    public static final XmlRpcLimits OF_CALLS = new XmlRpcLimits(2 << 20, 20_000, 64);

    /** For a client, which trusts its daemon: ten thousand processes and long logs fit. */
    public static final XmlRpcLimits OF_RESPONSES = new XmlRpcLimits(256 << 20, 2_000_000, 64);
}
