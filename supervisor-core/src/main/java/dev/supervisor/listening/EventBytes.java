package dev.supervisor.listening;

/**
 * An event as a listener reads it: two parts, because the second may be long and is the same for all listeners.
 *
 * @param head header, and the payload or its beginning
 * @param rest the rest of the payload, perhaps nothing; not to be changed
 */
public record EventBytes(byte[] head, byte[] rest) {}
