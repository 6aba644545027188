/// Monitors and alerts over HTTP.
@NullMarked
package io.gimbal.monitoring.http;

import org.jspecify.annotations.NullMarked;
