package dev.supervisor.unit.directive;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record component to be a directive of unit files. How it is read, its default, the sentences about bad values,
 * its property in {@code show}, what is not provided, and its row in the manual follow from this.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Directive {

    /** Its name, if it is not the component's with a capital letter. */
    String name() default "";

    /** How its text is understood, and how its value is shown. */
    DirectiveType type();

    Priority priority();

    /** One sentence for the manual. */
    String doc();

    /** Its default as it would be written in a file; if it is not given, the type's own: empty, no, 0. */
    String byDefault() default "";

    /** Further names for it, {@code Section.Name} if they belong into another section. */
    String[] also() default {};

    /** The name of its property, if it is not its own (with {@code USec} for {@code Sec}); {@link #UNSHOWN} if it has none. */
    String shown() default "";

    /** The word for it in the sentence that it cannot be parsed: {@code service type}; that of its type if not given. */
    String what() default "";

    /** The words that it may be, where no enumeration of ours says it. */
    String[] words() default {};

    /** The sentence about each use, if it is obsolete. */
    String obsolete() default "";

    /** Stands for "no property". */
    String UNSHOWN = "-";
}
