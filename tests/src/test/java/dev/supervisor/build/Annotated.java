package dev.supervisor.build;

import java.lang.annotation.Annotation;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Annotations that the distribution spells out, some that it leaves, and what is read of them. */
final class Annotated implements Callable<List<String>> {

    @Retention(RetentionPolicy.RUNTIME)
    @interface Told {
        int number();

        String text() default "usual";

        boolean truth() default true;

        Thread.State state() default Thread.State.NEW;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Listed {
        int[] numbers();
    }

    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @interface HandedDown {}

    @Told(number = 1)
    @HandedDown
    static class Old {}

    static final class Young extends Old {}

    private record Things(
            @Told(number = 2, text = "", truth = false, state = Thread.State.BLOCKED)
            int one,

            @Told(number = 3) @Listed(numbers = {4, 5}) String two,
            Object three) {}

    @Override
    public List<String> call() {
        List<String> answers = new ArrayList<>();
        for (RecordComponent component : Things.class.getRecordComponents()) {
            answers.add(component.getName() + ": " + said(component.getAnnotation(Told.class)) + ", "
                    + kindOf(component.getAnnotation(Listed.class)));
        }
        for (Class<?> type : List.of(Old.class, Young.class)) {
            answers.add(type.getSimpleName() + ": " + said(type.getAnnotation(Told.class)) + ", "
                    + kindOf(type.getAnnotation(HandedDown.class)));
        }
        return answers;
    }

    /** Whether the JDK has made a proxy for it. */
    List<Boolean> proxies() throws NoSuchFieldException {
        Annotation told = Things.class.getRecordComponents()[0].getAnnotation(Told.class);
        Annotation listed = Things.class.getRecordComponents()[1].getAnnotation(Listed.class);
        return List.of(
                java.lang.reflect.Proxy.isProxyClass(told.getClass()),
                java.lang.reflect.Proxy.isProxyClass(listed.getClass()));
    }

    private static String said(Told told) {
        return told == null
                ? "nothing"
                : told.annotationType().getSimpleName() + " " + told.number() + " " + told.text() + " " + told.truth()
                        + " " + told.state();
    }

    private static String kindOf(Annotation annotation) {
        return annotation == null ? "nothing" : annotation.annotationType().getSimpleName();
    }
}
