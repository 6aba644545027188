package io.gimbal.core;

import static io.gimbal.core.ErrorCode.Fault.CALLER;
import static io.gimbal.core.ErrorCode.Fault.DEPENDENCY;
import static io.gimbal.core.ErrorCode.Fault.LIMIT;
import static io.gimbal.core.ErrorCode.Fault.SYSTEM;

/// Why something was refused or went wrong. Every surface (native HTTP, command line, foreign protocols) translates
/// these codes at its own door; the domain never speaks of HTTP statuses.
public enum ErrorCode {
    /// A value is malformed, of the wrong type, out of range or inconsistent with another value.
    INVALID_ARGUMENT(CALLER, false),
    /// The named thing does not exist.
    NOT_FOUND(CALLER, false),
    /// A thing of that name or id exists already.
    ALREADY_EXISTS(CALLER, false),
    /// Somebody else changed the thing first, or the same id came with another body.
    CONFLICT(CALLER, false),
    /// The state of the world forbids it: missing evidence, a failed gate, something still depends on it.
    FAILED_PRECONDITION(CALLER, false),
    /// Gimbal, or the technology behind a port, does not offer this.
    UNSUPPORTED(CALLER, false),
    /// No credentials, or credentials nobody knows.
    UNAUTHENTICATED(CALLER, false),
    /// The principal is known and may not do this.
    PERMISSION_DENIED(CALLER, false),
    /// A request, value or result exceeds a documented size.
    TOO_LARGE(LIMIT, false),
    /// A queue is full or a quota reached; later it may not be.
    RESOURCE_EXHAUSTED(LIMIT, true),
    /// The disk is full, and what was asked is not acknowledged; once there is room, it can be asked again.
    NO_SPACE(DEPENDENCY, true),
    /// The work did not end in the time it was given.
    DEADLINE_EXCEEDED(LIMIT, true),
    /// The caller, or a shutdown, stopped the work.
    CANCELLED(CALLER, true),
    /// Not now: starting, stopping, or a store is away.
    UNAVAILABLE(DEPENDENCY, true),
    /// Stored bytes do not match their digest, or a chain is broken.
    CORRUPT(SYSTEM, false),
    /// A defect in Gimbal.
    INTERNAL(SYSTEM, false);

    /// Whose move it is.
    public enum Fault {
        /// The caller must send something else.
        CALLER,
        /// Gimbal is wrong.
        SYSTEM,
        /// A bound was reached.
        LIMIT,
        /// Something Gimbal stands on is away.
        DEPENDENCY
    }

    private final Fault fault;
    private final boolean retryable;

    ErrorCode(Fault fault, boolean retryable) {
        this.fault = fault;
        this.retryable = retryable;
    }

    public Fault fault() {
        return fault;
    }

    /// Whether the same request can succeed later.
    public boolean retryable() {
        return retryable;
    }
}
