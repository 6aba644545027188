/// Runs the routes on Helidon. [HttpServer] is the entry; an `Exchange` is the way of one request: Host and Origin,
/// path, route, credentials, content type, size, room, handler, answer, access line.
///
/// Helidon's own routing is not used: `DirectRouting` takes its place below the parsing of HTTP, so that a request
/// meets nothing but the code of this package and the handler.
@NullMarked
package io.gimbal.http.server;

import org.jspecify.annotations.NullMarked;
