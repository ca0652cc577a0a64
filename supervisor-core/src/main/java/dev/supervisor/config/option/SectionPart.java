package dev.supervisor.config.option;

/**
 * A record of options that stands for a part of a spec. A component that is new there breaks {@link #spec} until it is said here what it means.
 *
 * @param <S> that part
 */
public interface SectionPart<S extends Record> {

    S spec();
}
