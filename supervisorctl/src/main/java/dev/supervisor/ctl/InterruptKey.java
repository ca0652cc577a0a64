package dev.supervisor.ctl;

import dev.supervisor.ctl.action.Terminal.Interruption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The effect of Ctrl-C. By reflection, because the compiler warns of the JDK's class for signals and no annotation can
 * suppress that; used by the shell and by actions that follow a log, never by an action that is over in a moment.
 */
final class InterruptKey {
    private static final String SIGNAL = "INT";

    private InterruptKey() {}

    /** Where the signal cannot be had (it was ignored when the program was started), nothing happens. */
    static Interruption onPress(Runnable reaction) {
        try {
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    InterruptKey.class.getClassLoader(), new Class<?>[] {handlerType}, (_, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.invoke(reaction, arguments);
                        }
                        reaction.run();
                        return null;
                    });
            Object before = handle(handlerType, handler);
            return () -> restore(handlerType, before);
        } catch (ReflectiveOperationException e) {
            return () -> {};
        }
    }

    private static void restore(Class<?> handlerType, Object before) {
        try {
            handle(handlerType, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the interrupt key cannot be given back", e);
        }
    }

    private static Object handle(Class<?> handlerType, Object handler)
            throws ClassNotFoundException, NoSuchMethodException, InvocationTargetException, IllegalAccessException,
                    InstantiationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Object signal = signalType.getConstructor(String.class).newInstance(SIGNAL);
        return signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
    }
}
