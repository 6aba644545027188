/// The Java client of a Gimbal server. Start at [GimbalClient]: it sends records and maps as JSON, reads answers as
/// records ([Answer]) and turns refusals into a [GimbalException] that carries the server's code and every problem it
/// found. Field names are snake_case on the wire: the component `eventTime` is `event_time`.
@NullMarked
package io.gimbal.client;

import org.jspecify.annotations.NullMarked;
