/// Where log lines go and how they look. [Logging#start] is called once by a program's `main`; until then, and in
/// programs that never do, only warnings and errors are shown.
@NullMarked
package io.gimbal.telemetry.log;

import org.jspecify.annotations.NullMarked;
