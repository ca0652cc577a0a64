package dev.supervisor.api.rpc;

/** A call was refused. The message is the {@code faultString} as the original makes it: {@code NAME} or {@code NAME: detail}. */
public final class RpcFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    public RpcFault(Fault fault) {
        this(fault.code(), fault.name());
    }

    public RpcFault(Fault fault, String detail) {
        this(fault.code(), fault.name() + ": " + detail);
    }

    /** The fault as it came over the wire. */
    public RpcFault(int code, String faultString) {
        super(faultString, null, false, false);
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Whether this is that fault, whatever its detail. */
    public boolean is(Fault fault) {
        return code == fault.code();
    }
}
