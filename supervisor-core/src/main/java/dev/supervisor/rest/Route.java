package dev.supervisor.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a method to be an endpoint: the server finds it, and the description of the API and its tests are made of it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Route {

    /** The request's method. */
    Verb verb() default Verb.GET;

    /** The path of its URL; {@code {x}} stands for the value of the parameter x. */
    String path();

    /** One sentence for people. */
    String doc();

    /** How many bytes room has to be kept for an answer before it is made; less than 0: as many as the last answer for this path had. */
    int bytes() default -1;

    /** The methods of requests. */
    enum Verb {
        GET,
        POST,
        DELETE
    }
}
