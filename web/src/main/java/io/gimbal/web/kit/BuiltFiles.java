package io.gimbal.web.kit;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.gimbal.http.Assets;
import io.gimbal.http.Route;
import java.util.List;

/// What the build made: compiled templates, and files of the class path that never change.
final class BuiltFiles implements PageFiles {
    private static final String TEMPLATES = "io.gimbal.web.templates";

    private final Assets assets = new Assets(BuiltFiles.class.getClassLoader(), FOLDER, PREFIX);
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, BuiltFiles.class.getClassLoader(), TEMPLATES);

    @Override
    public TemplateEngine templates() {
        return templates;
    }

    @Override
    public Assets assets() {
        return assets;
    }

    @Override
    public List<Route> routes() {
        return List.of(assets.route());
    }

    @Override
    public boolean reload() {
        return false;
    }
}
