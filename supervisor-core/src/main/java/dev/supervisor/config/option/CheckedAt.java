package dev.supervisor.config.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rules between the options of this record, which its constructor checks, have this place in the order of
 * {@link Option#read}. Without it they are checked right behind its last option.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CheckedAt {
    int value();
}
