package io.gimbal.server;

import java.util.Objects;

/// Which Gimbal this is, as its jar says; `development` when classes run from a folder.
record Version(String text) {
    static Version current() {
        return new Version(
                Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development"));
    }
}
