package io.gimbal.cli.verbs;

/// What verbs say about event time.
final class EventTimes {
    static final String AT = "The moment in the data's own time, like 2020-03-15T00:00:00Z, against which evidence"
            + " expires. Default: how far the data has come.";

    private EventTimes() {}
}
