package dev.supervisor.api.rpc;

/**
 * A piece from the end of a log.
 *
 * @param offset the log's size: where the next piece starts
 * @param overflow whether there was more than was asked for
 */
public record LogTailAnswer(String text, int offset, boolean overflow) {}
