package dev.supervisor.kit;

import dev.supervisor.api.rpc.OnWire;
import dev.supervisor.api.xmlrpc.DocumentReading;
import dev.supervisor.api.xmlrpc.MethodResponse;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcLimits;
import dev.supervisor.api.xmlrpc.XmlRpcReader;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An answer as its client reads it. */
public final class Received {
    private Received() {}

    public static XmlRpcValue of(OnWire answer) {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try (DocumentReading reading = new DocumentReading(XmlRpcWriter.document(answer.toWire()))) {
            for (byte[] piece = reading.next(); piece.length > 0; piece = reading.next()) {
                document.writeBytes(piece);
            }
            MethodResponse response = new XmlRpcReader(XmlRpcLimits.OF_RESPONSES).response(document.toByteArray());
            return ((MethodResponse.Answer) response).value();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (XmlRpcException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
