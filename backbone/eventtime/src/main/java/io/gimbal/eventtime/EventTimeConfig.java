package io.gimbal.eventtime;

import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;

/// Settings of event time.
@Area("event-time")
public record EventTimeConfig(
        @Setting(
                description = "whether event time moves on by itself to the newest prediction, label or pushed event;"
                        + " false leaves it to POST /api/v1/event-time, for replays that must come out the same twice",
                defaultsTo = "true")
        boolean follow) {}
