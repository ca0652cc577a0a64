package dev.supervisor.sink;

/** A stream of output, as a log sees it that may have to keep a piece for later. Pump thread only. */
interface Feed {

    /** Where that counts which is lost later. */
    StreamCount count();

    /** Whether another log of this stream has room, so that the stream need not wait for one that hangs. */
    boolean goesOnElsewhere();
}
