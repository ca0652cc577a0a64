package dev.supervisor.journal;

/**
 * A line at its place in the journal.
 *
 * @param sequence greater than that of every line before; some numbers may be missing
 */
public record JournalRecord(long sequence, JournalLine line) {}
