package dev.supervisor.os.portable;

import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Platform;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;

/** The C library of the system we run on, and its errors as ours. Any thread. */
final class Unix {
    static final POSIX POSIX = POSIXFactory.getNativePOSIX();
    static final Libc LIBC =
            LibraryLoader.create(Libc.class).load(Platform.getNativePlatform().getStandardCLibraryName());
    private static final Runtime RUNTIME = Runtime.getRuntime(LIBC);

    static final int LONGEST_PATH = 4096;

    /**
     * Above every number in {@link Errno}, so that an error which only this system knows is not taken for one of them.
     */
    private static final int STRANGERS = 1000;

    /** Names of the same number: ours is the one that Python prefers. */
    private static final Map<String, String> OUR_NAMES = Map.of("EDEADLK", "EDEADLOCK", "EOPNOTSUPP", "ENOTSUP");

    private static final Map<Integer, Errno> ERRORS = errors();

    private Unix() {}

    private static Map<Integer, Errno> errors() {
        Map<Integer, Errno> errors = new TreeMap<>();
        for (jnr.constants.platform.Errno theirs : jnr.constants.platform.Errno.values()) {
            String name = OUR_NAMES.getOrDefault(theirs.name(), theirs.name());
            if (theirs.defined()) {
                Errno.find(name).ifPresent(ours -> errors.putIfAbsent(theirs.intValue(), ours));
            }
        }
        return errors;
    }

    /** The error with this number of this system; our own number for it may be another. */
    static Errno error(int number) {
        Errno known = ERRORS.get(number);
        return known != null ? known : Errno.of(STRANGERS + number);
    }

    /** The error with which the last call on this thread has failed; means nothing if it has not. */
    static Errno error() {
        return error(POSIX.errno());
    }

    static boolean failedWith(jnr.constants.platform.Errno error) {
        return POSIX.errno() == error.intValue();
    }

    /** The exception to throw after a call on this thread has failed. */
    static SystemException refused(String what) {
        return new SystemException(error(), what);
    }

    /** The bytes of a text with a NUL behind them. */
    static byte[] text(String text) {
        byte[] bytes = SystemText.encode(text);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /** The text in front of the first NUL. */
    static String textIn(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return SystemText.decode(Arrays.copyOf(bytes, length));
    }

    /** The text at an address that the system gave us. */
    static String textAt(Pointer pointer) {
        byte[] bytes = new byte[pointer.indexOf(0, (byte) 0)];
        pointer.get(0, bytes, 0, bytes.length);
        return SystemText.decode(bytes);
    }

    /** Memory full of zeros that is freed when nobody refers to it any more. */
    static Pointer memory(int size) {
        return Memory.allocateDirect(RUNTIME, size, true);
    }
}
