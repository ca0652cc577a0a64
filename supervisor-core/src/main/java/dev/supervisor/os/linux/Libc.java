package dev.supervisor.os.linux;

import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * One function of the C library, called as if it took six words and answered one. One shape for all functions, because each further
 * shape costs the start-up some milliseconds; the calling conventions of x86-64 and arm64 Linux make no difference between a word and
 * whatever integers and pointers a function really takes, nor between a variadic and another function. Any thread.
 */
final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");
    private static final MemoryLayout CAPTURED = Linker.Option.captureStateLayout();

    @SuppressWarnings("restricted")
    private static final MethodHandle CALL = LINKER.downcallHandle(
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG),
            CAPTURE);

    /** Where the last call of this thread left its errno. */
    private static final ThreadLocal<ErrnoPlace> ERRNO = ThreadLocal.withInitial(() ->
            new ErrnoPlace(Thread.currentThread().threadId(), Arena.ofAuto().allocate(CAPTURED)));

    private record ErrnoPlace(long thread, MemorySegment place) {}

    /**
     * Those of the threads that called last, by the last bits of their numbers: to ask for a thread-local costs a call into the JVM in code
     * of the first compiler. Written by all threads, each of which finds its own place there or none.
     */
    private static final ErrnoPlace[] LATEST = new ErrnoPlace[16];

    private final MemorySegment address;

    private Libc(MemorySegment address) {
        this.address = address;
    }

    /**
     * The function of that name.
     *
     * @throws IllegalStateException if the C library has none
     */
    static Libc function(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("the C library has no " + name));
    }

    /** The function of that name, if this C library has it. */
    static Optional<Libc> find(String name) {
        return LINKER.defaultLookup().find(name).map(Libc::new);
    }

    /** One that is not the C library's, of the same shape. */
    static Libc at(MemorySegment address) {
        return new Libc(address);
    }

    /** Its answer as a word: for functions that answer a long, a size or a pointer. */
    long word(long a, long b, long c, long d, long e, long f) {
        try {
            return (long) CALL.invokeExact(address, errnoPlace(), a, b, c, d, e, f);
        } catch (Throwable impossible) {
            throw new IllegalStateException("a call into the C library threw", impossible);
        }
    }

    long word(long a, long b, long c) {
        return word(a, b, c, 0, 0, 0);
    }

    private static MemorySegment errnoPlace() {
        long thread = Thread.currentThread().threadId();
        int slot = (int) thread & LATEST.length - 1;
        ErrnoPlace latest = LATEST[slot];
        if (latest == null || latest.thread() != thread) {
            latest = ERRNO.get();
            LATEST[slot] = latest;
        }
        return latest.place();
    }

    /** Its answer as an int; the upper half of the word means nothing then. */
    int call(long a, long b, long c, long d, long e) {
        return (int) word(a, b, c, d, e, 0);
    }

    int call(long a, long b, long c) {
        return (int) word(a, b, c, 0, 0, 0);
    }

    int call(long a, long b) {
        return call(a, b, 0);
    }

    int call(long a) {
        return call(a, 0, 0);
    }

    /** The number of the error with which the last call on this thread failed; means nothing if it did not. */
    static int errorNumber() {
        return errnoPlace().get(ValueLayout.JAVA_INT, 0);
    }

    static Errno error() {
        return Errno.of(errorNumber());
    }

    /** What to throw after a call on this thread has failed. */
    static SystemException refused(String what) {
        return new SystemException(error(), what);
    }
}
