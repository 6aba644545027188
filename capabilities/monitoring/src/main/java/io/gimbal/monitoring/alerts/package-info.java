/// From signals to alerts to requests for action: state in, state out.
///
/// [AlertPolicy] is what is declared, [AlertState] what one alert remembers, [MonitorAlerts] steps all alerts of a
/// monitor when a chunk is complete and returns the next [MonitorState], what happened ([AlertChange]) and what is
/// asked for ([ActionRequest]). The same chunks in the same order give the same steps.
@NullMarked
package io.gimbal.monitoring.alerts;

import org.jspecify.annotations.NullMarked;
