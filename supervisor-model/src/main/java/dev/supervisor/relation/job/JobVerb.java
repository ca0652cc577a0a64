package dev.supervisor.relation.job;

import dev.supervisor.relation.JobMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A request of a client for one unit. */
public enum JobVerb {
    START(JobType.START),
    STOP(JobType.STOP),
    RESTART(JobType.RESTART),
    TRY_RESTART(JobType.TRY_RESTART),
    RELOAD(JobType.RELOAD),
    /** A restart of what cannot reload. */
    RELOAD_OR_RESTART(JobType.RESTART),
    TRY_RELOAD_OR_RESTART(JobType.TRY_RESTART),
    ISOLATE(JobType.START),
    VERIFY_ACTIVE(JobType.VERIFY_ACTIVE);

    private final JobType type;
    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    JobVerb(JobType type) {
        this.type = type;
    }

    /** "try-restart". */
    public String word() {
        return word;
    }

    public static Optional<JobVerb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
    }

    /** The type of the job, for a unit that may be able to reload. */
    JobType type(boolean canReload) {
        return switch (this) {
            case RELOAD_OR_RESTART -> canReload ? JobType.RELOAD_OR_START : type;
            case TRY_RELOAD_OR_RESTART -> canReload ? JobType.TRY_RELOAD : type;
            case START, STOP, RESTART, TRY_RESTART, RELOAD, ISOLATE, VERIFY_ACTIVE -> type;
        };
    }

    JobMode mode(JobMode asked) {
        return this == ISOLATE ? JobMode.ISOLATE : asked;
    }
}
