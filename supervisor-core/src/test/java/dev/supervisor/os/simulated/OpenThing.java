package dev.supervisor.os.simulated;

import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;

/** The object behind a simulated descriptor. */
interface OpenThing {

    int read(ByteBuffer into) throws SystemException;

    int write(ByteBuffer from) throws SystemException;

    boolean readable();

    boolean writable();

    /** Whether a poller reports it whatever it was asked for, as the other end is gone. */
    boolean broken();

    void close();
}
