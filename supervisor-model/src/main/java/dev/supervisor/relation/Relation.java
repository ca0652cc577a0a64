package dev.supervisor.relation;

/**
 * A relation between two units, as seen by the unit that has it. Each has an inverse, which the other unit has: if A is
 * {@code After=} B, B is {@code Before=} A.
 */
public enum Relation {
    // In pairs: each is followed or preceded by its inverse.
    REQUIRES("Requires"),
    REQUIRED_BY("RequiredBy"),
    REQUISITE("Requisite"),
    REQUISITE_OF("RequisiteOf"),
    WANTS("Wants"),
    WANTED_BY("WantedBy"),
    BINDS_TO("BindsTo"),
    BOUND_BY("BoundBy"),
    PART_OF("PartOf"),
    CONSISTS_OF("ConsistsOf"),
    UPHOLDS("Upholds"),
    UPHELD_BY("UpheldBy"),
    CONFLICTS("Conflicts"),
    CONFLICTED_BY("ConflictedBy"),
    BEFORE("Before"),
    AFTER("After"),
    ON_FAILURE("OnFailure"),
    ON_FAILURE_OF("OnFailureOf"),
    ON_SUCCESS("OnSuccess"),
    ON_SUCCESS_OF("OnSuccessOf"),
    TRIGGERS("Triggers"),
    TRIGGERED_BY("TriggeredBy"),
    PROPAGATES_RELOAD_TO("PropagatesReloadTo"),
    RELOAD_PROPAGATED_FROM("ReloadPropagatedFrom"),
    PROPAGATES_STOP_TO("PropagatesStopTo"),
    STOP_PROPAGATED_FROM("StopPropagatedFrom");

    private static final Relation[] ALL = values();

    private final String word;

    Relation(String word) {
        this.word = word;
    }

    /** "WantedBy": the name of the directive or of the property. */
    public String word() {
        return word;
    }

    /** The same relation as the other unit has it. */
    public Relation inverse() {
        return ALL[ordinal() ^ 1];
    }
}
