package io.gimbal.model;

/// What a model takes or gives under one name.
public enum ColumnType {
    /// A number; whole numbers and flags (0 and 1) are numbers too.
    NUMBER,
    /// A text, one of few: a category.
    TEXT
}
