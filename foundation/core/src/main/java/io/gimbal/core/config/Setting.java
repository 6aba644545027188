package io.gimbal.core.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Documents one component of a settings record. The key is the component's name in `lower-case-dashed` form:
/// `poolSize` is `pool-size`.
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
    /// What it decides, for the reference: a sentence without a full stop.
    String description();

    /// The value when no layer has one, written as in a file. Empty means an empty `Optional` or list.
    String defaultsTo();

    /// Full keys it once had. Who still uses one is told the new key; the value is not taken.
    String[] formerly() default {};
}
