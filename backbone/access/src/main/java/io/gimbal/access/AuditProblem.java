package io.gimbal.access;

/// Something that somebody did to the audit log.
///
/// @param position the entry it was found at
/// @param message what a person should know, lower case, no full stop
public record AuditProblem(Type type, long position, String message) {
    /// The sorts of damage.
    public enum Type {
        /// An entry does not say what it said when it was written.
        CHANGED,
        /// Entries between others are gone.
        REMOVED,
        /// An entry stands where none was written.
        INSERTED,
        /// Entries at the end are gone.
        TRUNCATED,
        /// The head in the blob store is gone or damaged.
        HEAD_LOST
    }
}
