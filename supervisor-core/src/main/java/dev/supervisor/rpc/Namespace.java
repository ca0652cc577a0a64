package dev.supervisor.rpc;

import dev.supervisor.api.rpc.SupervisorRpc;
import dev.supervisor.api.rpc.SystemRpc;
import java.util.Locale;

/** What stands before the dot of a method's name. */
enum Namespace {
    SUPERVISOR(SupervisorRpc.class),
    SYSTEM(SystemRpc.class);

    private final Class<?> methods;

    Namespace(Class<?> methods) {
        this.methods = methods;
    }

    /** The interface that declares its methods. */
    Class<?> methods() {
        return methods;
    }

    /** As it stands before the dot. */
    String prefix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
