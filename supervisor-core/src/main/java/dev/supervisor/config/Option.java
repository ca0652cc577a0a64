package dev.supervisor.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a record component to be an option of the file: the component's name is the option's. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /** As it would stand in the file; parsed like a value from there. {@link #REQUIRED} if there is no default. */
    String byDefault() default REQUIRED;

    /** Takes its default from this option of the same section, where that is given. */
    String sameAs() default "";

    /** One sentence for the manual. */
    String doc();

    /** The option has to be given. */
    String REQUIRED = "\u0000required";

    /** Stands for "not given" where that has a meaning of its own: an empty {@code Optional}. */
    String ABSENT = "\u0000absent";
}
