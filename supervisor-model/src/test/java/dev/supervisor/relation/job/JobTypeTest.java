package dev.supervisor.relation.job;

import static dev.supervisor.relation.job.JobType.NOP;
import static dev.supervisor.relation.job.JobType.RELOAD;
import static dev.supervisor.relation.job.JobType.RELOAD_OR_START;
import static dev.supervisor.relation.job.JobType.RESTART;
import static dev.supervisor.relation.job.JobType.START;
import static dev.supervisor.relation.job.JobType.STOP;
import static dev.supervisor.relation.job.JobType.TRY_RELOAD;
import static dev.supervisor.relation.job.JobType.TRY_RESTART;
import static dev.supervisor.relation.job.JobType.VERIFY_ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.relation.JobMode;
import dev.supervisor.relation.Relation;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The type of a job")
class JobTypeTest {

    @ParameterizedTest(name = "{0} and {1} make {2}")
    @CsvSource({
        "START,VERIFY_ACTIVE,START",
        "START,STOP,",
        "START,RELOAD,RELOAD_OR_START",
        "START,RESTART,RESTART",
        "VERIFY_ACTIVE,STOP,",
        "VERIFY_ACTIVE,RELOAD,RELOAD",
        "VERIFY_ACTIVE,RESTART,RESTART",
        "STOP,RELOAD,",
        "STOP,RESTART,",
        "RELOAD,RESTART,RESTART",
        "STOP,STOP,STOP",
        "RESTART,RESTART,RESTART"
    })
    void merged(JobType one, JobType other, JobType both) {
        assertThat(JobType.merged(one, other)).isEqualTo(Optional.ofNullable(both));
        assertThat(JobType.merged(other, one)).isEqualTo(Optional.ofNullable(both));
        assertThat(JobType.areConflicting(one, other)).isEqualTo(both == null);
        assertThat(one.includes(other)).isEqualTo(one == both);
    }

    @ParameterizedTest(name = "of a unit that is {0}")
    @CsvSource({
        // try-restart, try-reload, reload-or-start
        "ACTIVE,RESTART,RELOAD,RELOAD",
        "RELOADING,RESTART,RELOAD,RELOAD",
        "ACTIVATING,RESTART,RELOAD,START",
        "DEACTIVATING,NOP,NOP,START",
        "INACTIVE,NOP,NOP,START",
        "FAILED,NOP,NOP,START",
        "MAINTENANCE,RESTART,RELOAD,START"
    })
    void collapsed(ActiveState activity, JobType tryRestart, JobType tryReload, JobType reloadOrStart) {
        assertThat(TRY_RESTART.collapsed(activity)).isEqualTo(tryRestart);
        assertThat(TRY_RELOAD.collapsed(activity)).isEqualTo(tryReload);
        assertThat(RELOAD_OR_START.collapsed(activity)).isEqualTo(reloadOrStart);
        assertThat(STOP.collapsed(activity)).isEqualTo(STOP);
    }

    @ParameterizedTest
    @EnumSource
    void isRedundant(ActiveState activity) {
        boolean up = activity == ActiveState.ACTIVE || activity == ActiveState.RELOADING;
        assertThat(START.isRedundant(activity)).isEqualTo(up);
        assertThat(VERIFY_ACTIVE.isRedundant(activity)).isEqualTo(up);
        assertThat(STOP.isRedundant(activity))
                .isEqualTo(activity == ActiveState.INACTIVE || activity == ActiveState.FAILED);
        assertThat(RELOAD.isRedundant(activity)).isEqualTo(activity == ActiveState.RELOADING);
        assertThat(RESTART.isRedundant(activity)).isFalse();
        assertThat(NOP.isRedundant(activity)).isTrue();
    }

    @Test
    @DisplayName("decides the order: starts as told, stops the other way, a stop before a start in any case")
    void order() {
        // Of A, which is before B: whether A's job comes first.
        assertThat(START.isFirst(Relation.BEFORE, START)).isTrue();
        assertThat(STOP.isFirst(Relation.BEFORE, STOP)).isFalse();
        assertThat(STOP.isFirst(Relation.BEFORE, START)).isTrue();
        assertThat(START.isFirst(Relation.BEFORE, STOP)).isFalse();
        assertThat(RESTART.isFirst(Relation.BEFORE, RESTART)).isFalse();
        assertThat(RESTART.isFirst(Relation.BEFORE, START)).isTrue();
        assertThat(START.isFirst(Relation.BEFORE, RESTART)).isFalse();
        assertThat(START.isFirst(Relation.BEFORE, RELOAD)).isTrue();
        // Of B, which is after A: whether B's job comes first.
        assertThat(START.isFirst(Relation.AFTER, START)).isFalse();
        assertThat(STOP.isFirst(Relation.AFTER, STOP)).isTrue();
        assertThat(STOP.isFirst(Relation.AFTER, START)).isTrue();
        assertThat(START.isFirst(Relation.AFTER, STOP)).isFalse();
        assertThat(NOP.isFirst(Relation.BEFORE, START)).isFalse();
        assertThat(START.isFirst(Relation.AFTER, NOP)).isFalse();
    }

    @Test
    @DisplayName("has its word in sentences, as have modes, results and verbs")
    void words() {
        assertThat(VERIFY_ACTIVE.word()).isEqualTo("verify-active");
        assertThat(JobMode.of("replace-irreversibly")).contains(JobMode.REPLACE_IRREVERSIBLY);
        assertThat(JobMode.of("frob")).isEmpty();
        assertThat(JobResult.CANCELED.word()).isEqualTo("canceled");
        assertThat(JobVerb.of("try-reload-or-restart")).contains(JobVerb.TRY_RELOAD_OR_RESTART);
        assertThat(JobVerb.of("Start")).isEmpty();
    }
}
