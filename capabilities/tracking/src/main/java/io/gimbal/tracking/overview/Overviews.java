package io.gimbal.tracking.overview;

import io.gimbal.sql.Database;

/// All overviews of one installation.
public record Overviews(Activities activities, LoggedKeys keys, Families families) {
    public static Overviews of(Database database) {
        return new Overviews(new Activities(database), new LoggedKeys(database), new Families(database));
    }
}
