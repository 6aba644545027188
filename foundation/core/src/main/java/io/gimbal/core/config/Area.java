package io.gimbal.core.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a public record the settings of one module. Its components are the keys, each with a [Setting].
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Area {
    /// What its keys start with, dots between the parts: `ports.sql`.
    String value();
}
