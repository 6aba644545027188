/// The native interface of serving: decode, call a service, encode.
@NullMarked
package io.gimbal.serving.http;

import org.jspecify.annotations.NullMarked;
