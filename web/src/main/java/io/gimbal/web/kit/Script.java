package io.gimbal.web.kit;

import java.util.List;

/// What a page does when scripts are there: mostly, draw its charts.
public enum Script {
    NONE,
    STORY,
    RUNS,
    RUN,
    COMPARE;

    /// The names of the scripts as assets, in the order in which they are loaded.
    public List<String> files() {
        return switch (this) {
            case NONE -> List.of();
            case STORY -> List.of("htmx.min.js", "echarts.common.min.js", "charts.js", "story.js");
            case RUNS -> List.of("runs.js");
            case RUN ->
                List.of(
                        "htmx.min.js",
                        "echarts.min.js",
                        "charts.js",
                        "curve.js",
                        "picture.js",
                        "choices.js",
                        "board.js");
            case COMPARE ->
                List.of(
                        "htmx.min.js",
                        "echarts.min.js",
                        "charts.js",
                        "curve.js",
                        "picture.js",
                        "choices.js",
                        "parallel.js",
                        "scatter.js",
                        "compare.js");
        };
    }
}
