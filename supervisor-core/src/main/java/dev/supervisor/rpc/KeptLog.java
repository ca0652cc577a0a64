package dev.supervisor.rpc;

import dev.supervisor.api.xmlrpc.KeptText;
import dev.supervisor.logfile.LogRange;
import dev.supervisor.os.SystemException;
import java.io.IOException;

/** A piece of a log as a text of an answer. Any thread. */
record KeptLog(LogRange range) implements KeptText {

    @Override
    public long bytes() {
        return range.bytes();
    }

    @Override
    public Reading open() throws IOException {
        try {
            return new OpenLog(range.open());
        } catch (SystemException refused) {
            throw new IOException(refused);
        }
    }

    /** One reading of it. One thread at a time. */
    private record OpenLog(LogRange.Reading reading) implements Reading {

        @Override
        public byte[] next() throws IOException {
            try {
                return reading.next();
            } catch (SystemException refused) {
                throw new IOException(refused);
            }
        }

        @Override
        public void rewind() {
            reading.rewind();
        }

        @Override
        public void close() {
            reading.close();
        }
    }
}
