package dev.supervisor.os;

import java.util.concurrent.ThreadLocalRandom;

/** Finds a name that no file has yet, as Python's tempfile does. */
public final class UniqueFile {
    private static final int TRIES = 10_000;
    private static final int LENGTH = 8;
    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789_";

    private UniqueFile() {}

    /** Makes a file where none may be. */
    @FunctionalInterface
    public interface Maker {

        /**
         * Makes it and closes it again.
         *
         * @throws SystemException {@code EEXIST} if something of that name is there
         */
        void make(String path) throws SystemException;
    }

    /** Lets {@code maker} try names in {@code directory} until one is new; answers its path. */
    public static String make(String directory, String prefix, String suffix, Maker maker) throws SystemException {
        String inDirectory = directory.endsWith("/") ? directory : directory + "/";
        for (int tries = 0; tries < TRIES; tries++) {
            String path = inDirectory + prefix + randomName() + suffix;
            try {
                maker.make(path);
                return path;
            } catch (SystemException refused) {
                if (!refused.errorName().equals("EEXIST")) {
                    throw refused;
                }
            }
        }
        throw new SystemException(Errno.named("EEXIST"), "cannot find an unused name in " + directory);
    }

    private static String randomName() {
        StringBuilder name = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            name.append(CHARACTERS.charAt(ThreadLocalRandom.current().nextInt(CHARACTERS.length())));
        }
        return name.toString();
    }
}
