package dev.supervisor.supervisor;

import java.io.ByteArrayOutputStream;

/** A standard output that keeps what is printed. */
final class SimulatedPrinter implements Printer {
    final ByteArrayOutputStream text = new ByteArrayOutputStream();
    boolean isRead = true;

    @Override
    public boolean takes() {
        return isRead;
    }

    @Override
    public void print(byte[] more) {
        text.writeBytes(more);
    }
}
