/// Event time over HTTP.
@NullMarked
package io.gimbal.eventtime.http;

import org.jspecify.annotations.NullMarked;
