package dev.supervisor.rest.view;

/** An answer that is no JSON. */
public record PlainText(String contentType, String text) {}
