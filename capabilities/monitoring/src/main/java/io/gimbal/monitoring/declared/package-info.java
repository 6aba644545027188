/// The kinds `monitor` and `alert-route`: what people may write, what is wrong with it, and what it means.
///
/// [MonitorKind] and [AlertRouteKind] are plugged into plan and apply. A [MonitorSpec] is a monitor as written; a
/// [MonitorPolicy] is the same with its conditions compiled, ready to be stepped.
@NullMarked
package io.gimbal.monitoring.declared;

import org.jspecify.annotations.NullMarked;
