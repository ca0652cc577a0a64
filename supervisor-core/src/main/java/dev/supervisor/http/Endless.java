package dev.supervisor.http;

/** An answer that goes on until the client or the daemon has enough. Http thread only. */
interface Endless {

    /** Sends what there is, and goes on until {@link #end}. The head has been written. */
    void begin();

    /** Sends nothing more, lets go of what it reads and closes the connection. */
    void end();
}
