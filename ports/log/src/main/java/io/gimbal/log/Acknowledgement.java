package io.gimbal.log;

/// When an append is answered.
public enum Acknowledgement {
    /// The operating system has the records: they survive `kill -9`. They are synced a few milliseconds later;
    /// until then a power loss can take them, but never one of them without all that came after it.
    ACCEPTED,
    /// The records are on the disk and survive a power loss.
    SYNCED
}
