/// What the capabilities' `http` packages are written with: a [Route] has a [Method], a path pattern and a
/// [RouteHandler], which turns a [Request] into a [Response]. All routes meet in one [Router], which refuses two
/// owners of a path. `io.gimbal.http.server` runs them; it is the home of Helidon, which no public type shows.
///
/// A handler decodes, calls one service and encodes. It throws [io.gimbal.core.CodedException]; [ProblemJson] is the
/// one table from codes to statuses. The server has checked Host, Origin, credentials, content type and size before a
/// handler runs.
@NullMarked
package io.gimbal.http;

import org.jspecify.annotations.NullMarked;
