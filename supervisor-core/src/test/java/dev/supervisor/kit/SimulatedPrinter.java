package dev.supervisor.kit;

import dev.supervisor.listening.Printer;
import java.io.ByteArrayOutputStream;

/** A standard output that keeps what is printed. */
public final class SimulatedPrinter implements Printer {
    public final ByteArrayOutputStream text = new ByteArrayOutputStream();
    public boolean isRead = true;

    @Override
    public boolean takes() {
        return isRead;
    }

    @Override
    public void print(byte[] more) {
        text.writeBytes(more);
    }
}
