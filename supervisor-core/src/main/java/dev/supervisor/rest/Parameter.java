package dev.supervisor.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a parameter of an endpoint: from the path if that has its name, else from the query of the URL. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Parameter {

    /** One sentence for people. */
    String doc();

    /** Its value if the query does not have it; without a default it is required. */
    String byDefault() default REQUIRED;

    /** It comes from this header if the query does not have it. */
    String header() default "";

    /** It has to be given. */
    String REQUIRED = "\u0000required";
}
