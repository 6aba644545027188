package io.gimbal.web;

import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;
import java.nio.file.Path;
import java.util.Optional;

/// Settings of the pages.
///
/// @param sources only `./dev` sets it, and only its class path has the compiler that it needs
@Area("pages")
public record PagesConfig(
        @Setting(
                description = "the folder `web` of a clone, whose templates, styles and scripts are read anew for"
                        + " each page; for those who work on Gimbal, off by default",
                defaultsTo = "")
        Optional<Path> sources) {
    /// Pages as they were built.
    public static final PagesConfig BUILT = new PagesConfig(Optional.empty());
}
