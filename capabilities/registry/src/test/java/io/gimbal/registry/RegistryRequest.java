package io.gimbal.registry;

/// What can be asked about the versions of one model.
sealed interface RegistryRequest {
    /// @param byClient whether it comes from a client that knows no reasons
    /// @param isSharing whether the versions in the stage may stay; only clients can say so
    record Promote(VersionId version, Stage stage, boolean byClient, boolean isSharing) implements RegistryRequest {}

    record Name(AliasName alias, VersionId version) implements RegistryRequest {}

    record Clear(AliasName alias) implements RegistryRequest {}

    record RollBack() implements RegistryRequest {}

    record Delete(VersionId version) implements RegistryRequest {}

    /// What became of a request.
    sealed interface Outcome {
        record Moved(Transition transition) implements Outcome {}

        /// Asked, judged, and refused.
        record Refused(VersionId version) implements Outcome {}

        /// Not allowed to anybody.
        record Impossible() implements Outcome {}

        /// What asks no gate: an alias given or taken, a version deleted.
        record Done() implements Outcome {}
    }
}
