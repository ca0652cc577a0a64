package dev.supervisor.config.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This component is a part of a spec; the options for it are declared by that record, a {@link SectionPart}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ReadBy {
    Class<? extends Record> value();
}
