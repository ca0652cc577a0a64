package dev.supervisor.config.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record component to be an option of the file: the component's name is the option's. Sentences may say
 * {@code {section}} and {@code {value}}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /** How its text is understood. */
    OptionType type();

    /**
     * Its place in the order in which the original reads the options of a section, which decides what it says of a file with
     * several mistakes.
     */
    int read();

    /** Its default as it would be written in the file, and parsed like that. {@link #REQUIRED} if there is none. */
    String byDefault() default REQUIRED;

    /** Takes its default from this option of the same record. */
    String sameAs() default "";

    /** Another spelling of its name that is understood too, but not beside it. */
    String also() default "";

    /** Read once for each process of the section, so that it may contain {@code %(process_num)s} and the like. */
    boolean perProcess() default false;

    /** Its name in the message that its {@code %} cannot be expanded; {@code section.option} if not given. */
    String place() default "";

    /** Its {@code %} is expanded later, by its user. */
    boolean unexpanded() default false;

    /** Its {@code %} is expanded twice, so that {@code %%%%} is what it takes to say {@code %}. */
    boolean expandedTwice() default false;

    /** The message if it is missing. */
    String missing() default "";

    /** The message if its text cannot be understood, if it differs from that of its type. */
    String invalid() default "";

    /**
     * Its place among the options of a process that clients see ({@code getAllConfigInfo}); {@link #UNTOLD} if they do
     * not see it.
     */
    int told() default UNTOLD;

    /** Its name for clients, if different. */
    String toldAs() default "";

    /** The original does not know it, so {@code [supervisord] extensions=off} makes text of it that nobody reads. */
    boolean extension() default false;

    /** One sentence for the manual. */
    String doc();

    /** Hidden from clients. */
    int UNTOLD = 0;

    /** The option has to be given. */
    String REQUIRED = "\u0000required";

    /** Stands for "not given" where that has a meaning of its own: an empty {@code Optional}. */
    String ABSENT = "\u0000absent";
}
