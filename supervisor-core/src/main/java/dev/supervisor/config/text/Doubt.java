package dev.supervisor.config.text;

/**
 * A warning about a text that was understood, but that versions of the original read differently.
 *
 * @param sentence follows the name of the option
 * @param aloud the released versions refuse it
 */
public record Doubt(String sentence, boolean aloud) {}
