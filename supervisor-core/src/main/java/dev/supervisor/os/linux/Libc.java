package dev.supervisor.os.linux;

import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import java.lang.foreign.Arena;
import java.util.Optional;

/**
 * One function of the C library, called as if it took six words and answered one. The calling conventions of x86-64 and arm64 Linux make no
 * difference between a word and whatever integers and pointers a function really takes, nor between a variadic and another function. By JNI:
 * {@code calls.c}, in the library {@code libsupervisord.so}. Any thread.
 */
final class Libc {
    static {
        load();
    }

    private final long address;

    private Libc(long address) {
        this.address = address;
    }

    @SuppressWarnings("restricted")
    private static void load() {
        System.loadLibrary("supervisord");
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
        try (Arena arena = Arena.ofConfined()) {
            long address = address(arena.allocateFrom(name).address());
            return address == 0 ? Optional.empty() : Optional.of(new Libc(address));
        }
    }

    private static native long address(long name);

    private static native long invoke(long function, long a, long b, long c, long d, long e, long f);

    /** The number of the error with which the last call on this thread failed; means nothing if it did not. */
    static native int errorNumber();

    /** Its answer as a word: for functions that answer a long, a size or a pointer. */
    long word(long a, long b, long c, long d, long e, long f) {
        return invoke(address, a, b, c, d, e, f);
    }

    long word(long a, long b, long c) {
        return word(a, b, c, 0, 0, 0);
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

    static Errno error() {
        return Errno.of(errorNumber());
    }

    /** The exception to throw after a call on this thread has failed. */
    static SystemException refused(String what) {
        return new SystemException(error(), what);
    }
}
