/// Tracking over HTTP, one class a resource: decode, ask a service, encode.
@NullMarked
package io.gimbal.tracking.http;

import org.jspecify.annotations.NullMarked;
