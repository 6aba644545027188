/// Pipelines over HTTP.
@NullMarked
package io.gimbal.pipelines.http;

import org.jspecify.annotations.NullMarked;
