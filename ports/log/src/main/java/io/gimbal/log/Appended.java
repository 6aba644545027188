package io.gimbal.log;

/// Where a record went.
public record Appended(int partition, long offset) {}
