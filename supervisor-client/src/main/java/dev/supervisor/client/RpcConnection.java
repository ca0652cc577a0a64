package dev.supervisor.client;

import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.rpc.Wire;
import dev.supervisor.api.xmlrpc.MethodResponse;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcLimits;
import dev.supervisor.api.xmlrpc.XmlRpcReader;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcWriter;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** XML-RPC calls, one after the other, on one connection as long as the server keeps it. */
final class RpcConnection implements Closeable {
    private static final String PATH = "/RPC2";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final ServerAddress address;
    private final Credentials credentials;
    private final Patience patience;
    private final XmlRpcReader reader = new XmlRpcReader(XmlRpcLimits.OF_RESPONSES);
    private Optional<HttpConnection> connection = Optional.empty();

    RpcConnection(ServerAddress address, Credentials credentials, Patience patience) {
        this.address = address;
        this.credentials = credentials;
        this.patience = patience;
    }

    /** Makes a call whose answer says nothing but that it was done. */
    void call(String method, XmlRpcValue... params) throws RpcFault, IOException {
        ask(method, value -> value, params);
    }

    /** Makes a call and reads its answer. */
    <T> T ask(String method, Wire.Reading<T> answer, XmlRpcValue... params) throws RpcFault, IOException {
        byte[] request = XmlRpcWriter.call(method, List.of(params));
        try {
            byte[] document = patience.during(() -> exchange(request));
            MethodResponse response = reader.response(document);
            if (response instanceof MethodResponse.Refusal refusal) {
                throw new RpcFault(refusal.faultCode(), refusal.faultString());
            }
            return answer.from(((MethodResponse.Answer) response).value());
        } catch (OutOfMemoryError e) {
            throw ServerException.tooLarge("the server's answer to " + method);
        } catch (XmlRpcException e) {
            throw new ServerException(
                    ServerException.Kind.BAD_ANSWER, "the server's answer to " + method + " is " + e.getMessage());
        }
    }

    private byte[] exchange(byte[] request) throws IOException {
        HttpConnection http = connection.isPresent() ? connection.get() : HttpConnection.open(address);
        connection = Optional.of(http);
        boolean usable = false;
        try {
            http.post(PATH, credentials.authorization(), request);
            HttpHead head = http.readHead();
            if (head.status() != OK) {
                throw refusal(head);
            }
            byte[] body = http.readBody(head);
            usable = !head.closes() && (head.chunked() || head.contentLength() >= 0);
            return body;
        } finally {
            if (!usable) {
                close();
            }
        }
    }

    private static ServerException refusal(HttpHead head) {
        return new ServerException(
                head.status() == UNAUTHORIZED ? ServerException.Kind.UNAUTHORIZED : ServerException.Kind.HTTP_STATUS,
                "<ProtocolError for 127.0.0.1" + PATH + ": " + head.status() + " " + head.reason() + ">");
    }

    @Override
    public void close() throws IOException {
        if (connection.isPresent()) {
            connection.get().close();
            connection = Optional.empty();
        }
    }
}
