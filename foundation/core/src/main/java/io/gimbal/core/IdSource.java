package io.gimbal.core;

/// Makes ids. A constructor argument wherever ids are made, so that tests and reproductions are repeatable.
@FunctionalInterface
public interface IdSource {
    /// 32 lower-case hexadecimal digits; never the same twice from one source.
    String next();
}
