package io.gimbal.monitoring.running;

import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.alerts.MonitorState;
import java.time.LocalDate;
import java.util.Optional;

/// How far a monitor has come.
///
/// @param notBefore the first day that matters, as event time had gone so far when the monitor was declared
/// @param lastClosed the last day that was closed
/// @param lastBusy the last closed day with predictions
/// @param champion the version whose training data are the reference
record Progress(
        Optional<LocalDate> notBefore,
        Optional<LocalDate> lastClosed,
        Optional<LocalDate> lastBusy,
        Optional<AssetRef> champion,
        MonitorState alerts) {
    static final Progress NEW =
            new Progress(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), MonitorState.NEW);

    Progress with(MonitorState next) {
        return new Progress(notBefore, lastClosed, lastBusy, champion, next);
    }

    Progress under(AssetRef newChampion) {
        return new Progress(notBefore, lastClosed, lastBusy, Optional.of(newChampion), alerts);
    }

    Progress closed(LocalDate day, boolean isBusy) {
        return new Progress(notBefore, Optional.of(day), isBusy ? Optional.of(day) : lastBusy, champion, alerts);
    }
}
