package io.gimbal.web.kit;

import gg.jte.TemplateEngine;
import io.gimbal.http.Assets;
import io.gimbal.http.Route;
import io.gimbal.web.PagesConfig;
import java.util.List;

/// Where templates, style sheets and scripts come from.
interface PageFiles {
    /// Where style sheets, scripts and fonts are served.
    String PREFIX = "/static";

    /// Where they stand on the class path, and below the folder of resources.
    String FOLDER = "io/gimbal/web/assets";

    TemplateEngine templates();

    Assets assets();

    List<Route> routes();

    /// Whether an open page is loaded again when its sources change.
    boolean reload();

    static PageFiles of(PagesConfig config) {
        return config.sources().<PageFiles>map(SourceFiles::new).orElseGet(BuiltFiles::new);
    }
}
