/// How far the time of the data has come, and what becomes due as it moves.
///
/// A client says with [EventClock#advance] that everything before a moment has been sent. What waits for that moment
/// ([Due]: a chunk of a monitor to close, a promotion to decide) then happens, in order of event time, each with all
/// that follows from it, before the answer is given. So a replay and the real days lead to the same decisions.
@NullMarked
package io.gimbal.eventtime;

import org.jspecify.annotations.NullMarked;
