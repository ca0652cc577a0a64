package dev.supervisor.rpc;

import dev.supervisor.api.rpc.SupervisorRpc;
import dev.supervisor.api.rpc.SystemRpc;

/** Where methods belong. */
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
}
