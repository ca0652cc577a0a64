package dev.supervisor.config.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The options of this component's record have their names behind a prefix, e.g. {@code stdout_}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Prefix {
    String value();

    /** Added to the {@link Option#read} of each. */
    int readLater() default 0;

    /** Added to the {@link Option#told} of each component. */
    int toldLater() default 0;
}
