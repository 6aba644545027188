package io.gimbal.web.kit;

import io.gimbal.http.Assets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What stands around a page.
///
/// @param section where the page stands; empty when it stands nowhere
/// @param title of the page, as the browser shows it
/// @param sections of the navigation
/// @param search what stands in the search box
/// @param formToken what the page's forms carry
/// @param script what draws its charts
/// @param reload whether it is loaded again when its sources change
public record Frame(
        String title,
        Optional<Section> section,
        List<Section> sections,
        Theme theme,
        String search,
        String formToken,
        Script script,
        boolean reload,
        Assets assets) {
    public Frame {
        Objects.requireNonNull(title);
        Objects.requireNonNull(section);
        Objects.requireNonNull(theme);
        Objects.requireNonNull(script);
        sections = List.copyOf(sections);
    }

    /// The address of a style sheet, script or font.
    public String url(String asset) {
        return assets.url(asset);
    }

    public boolean isCurrent(Section other) {
        return section.filter(other::equals).isPresent();
    }
}
