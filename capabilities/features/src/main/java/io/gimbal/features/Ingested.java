package io.gimbal.features;

/// What became of some events that were sent.
///
/// @param accepted new ones: durable, and seen by every later lookup here
/// @param repeated those that were there already, with the same content
/// @param late accepted ones that are older than the online store keeps; training sets see them, lookups need
/// not
public record Ingested(long accepted, long repeated, long late) {
    public Ingested plus(Ingested other) {
        return new Ingested(accepted + other.accepted, repeated + other.repeated, late + other.late);
    }
}
