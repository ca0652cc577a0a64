package dev.supervisor.logfile;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.SystemException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A log and its backups while they are being rotated: finds a file again by what it is, whatever it is called by now. A file only ever gets a
 * higher number, so who looks from the lowest up does not miss it. Immutable; any thread; blocks as long as the file system does.
 */
final class Generations {
    /** While backups are moved up one number is free, and never two in a row. */
    private static final int FREE_NUMBERS_AT_THE_END = 2;

    private final Files files;
    private final Descriptors descriptors;
    private final String path;

    Generations(Files files, Descriptors descriptors, String path) {
        this.files = files;
        this.descriptors = descriptors;
        this.path = path;
    }

    /** The number of a file, 0 for the log itself; empty if it is there under none. */
    OptionalInt numberOf(String identity) {
        int free = 0;
        for (int number = 0; free < FREE_NUMBERS_AT_THE_END; number++) {
            String there = identityAt(number);
            if (there.equals(identity)) {
                return OptionalInt.of(number);
            }
            free = there.isEmpty() ? free + 1 : 0;
        }
        return OptionalInt.empty();
    }

    /** Opens the log as it is now. */
    OpenedFile openLog() throws SystemException {
        return open(0);
    }

    /** Opens a file; empty if it is there no more. */
    Optional<OpenedFile> open(String identity) throws SystemException {
        for (OptionalInt number = numberOf(identity); number.isPresent(); number = numberOf(identity)) {
            Optional<OpenedFile> there = openIfThere(number.getAsInt());
            if (there.isPresent() && there.get().identity().equals(identity)) {
                return there;
            }
            there.ifPresent(OpenedFile::close); // it has moved up meanwhile
        }
        return Optional.empty();
    }

    /** The result of {@link #after}. */
    sealed interface Next {
        /** This one, which is not the one that was asked about. */
        record Opened(OpenedFile file) implements Next {}

        /** None yet, or it is just being made: it is the log itself. */
        record None() implements Next {}

        /** Unknown: the file is not among them. */
        record Unknown() implements Next {}
    }

    /** Opens the file that was begun when this one was full. */
    Next after(String identity) throws SystemException {
        OptionalInt number = numberOf(identity);
        if (number.isEmpty()) {
            return new Next.Unknown();
        }
        Optional<OpenedFile> next = number.getAsInt() == 0 ? Optional.empty() : openIfThere(number.getAsInt() - 1);
        if (next.isEmpty()) {
            return new Next.None();
        }
        boolean stayed = identityAt(number.getAsInt()).equals(identity);
        if (stayed && !next.get().identity().equals(identity)) {
            return new Next.Opened(next.get());
        }
        next.get().close();
        return new Next.None();
    }

    private Optional<OpenedFile> openIfThere(int number) throws SystemException {
        try {
            return Optional.of(open(number));
        } catch (SystemException e) {
            if (!e.errorName().equals("ENOENT")) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private OpenedFile open(int number) throws SystemException {
        return OpenedFile.of(files, descriptors, Files.numbered(path, number));
    }

    /** Empty text if nothing is there. */
    String identityAt(int number) {
        return files.stat(Files.numbered(path, number)).map(FileStat::identity).orElse("");
    }
}
