/// Monitors at work: days are closed as event time moves, and what they say is written down.
///
/// [Monitors] is what waits for event time. For each day it reads the predictions ([ChunkRows]), compares them with
/// the champion's own training data ([References]), steps the alerts, and writes the chunk, its evidence and the
/// alerts in one transaction with how far it has come ([Progress]).
@NullMarked
package io.gimbal.monitoring.running;

import org.jspecify.annotations.NullMarked;
