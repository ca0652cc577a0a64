package dev.supervisor.config;

/** All options of a {@code [program:x]} section. */
record ProgramSpec(NumberSpec numbers, ProcessSpec process) {}
