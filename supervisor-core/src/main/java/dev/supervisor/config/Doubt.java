package dev.supervisor.config;

/**
 * What is to be said of a text that has been understood, as versions of the original do not agree about it.
 *
 * @param sentence goes on behind the name of the option
 * @param aloud the released versions refuse it
 */
record Doubt(String sentence, boolean aloud) {}
