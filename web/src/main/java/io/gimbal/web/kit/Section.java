package io.gimbal.web.kit;

import java.util.Arrays;
import java.util.Optional;

/// The places of the navigation, in its order.
public enum Section {
    OVERVIEW("Overview", "/"),
    EXPERIMENTS("Experiments", "/experiments"),
    MODELS("Models", "/models"),
    ENDPOINTS("Endpoints", "/endpoints"),
    DATASETS("Datasets", "/datasets"),
    LINEAGE("Lineage", "/lineage"),
    ALERTS("Alerts", "/alerts"),
    DEBT("Debt", "/debt"),
    SCORE("Score", "/score"),
    ASSETS("All assets", "/assets");

    private final String title;
    private final String href;

    Section(String title, String href) {
        this.title = title;
        this.href = href;
    }

    /// The place that a path belongs to.
    static Optional<Section> of(String path) {
        return Arrays.stream(values())
                .filter(section ->
                        path.equals(section.href) || (section != OVERVIEW && path.startsWith(section.href + "/")))
                .findFirst();
    }

    public String title() {
        return title;
    }

    public String href() {
        return href;
    }
}
