package dev.supervisor.os;

/** Our own resource limits. Any thread. */
public interface Limits {

    /** No limit. */
    long UNLIMITED = -1;

    /**
     * @param soft what holds
     * @param hard up to what it can be raised
     */
    record Limit(long soft, long hard) {}

    enum Resource {
        NOFILE,
        NPROC
    }

    /** The current limit. */
    Limit get(Resource resource);

    /**
     * @throws SystemException {@code EPERM} if an ordinary user wants a higher hard limit
     */
    void set(Resource resource, Limit limit) throws SystemException;
}
