package io.gimbal.model;

/// One input or output of a model.
public record Field(String name, ColumnType type) {}
