package dev.supervisor.os;

/** Our own resource limits. */
public interface Limits {

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

    Limit get(Resource resource);

    void set(Resource resource, Limit limit) throws SystemException;
}
