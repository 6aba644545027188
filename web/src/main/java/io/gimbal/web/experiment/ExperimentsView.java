package io.gimbal.web.experiment;

import java.util.List;

/// Experiments.
public record ExperimentsView(List<Row> experiments) {
    public ExperimentsView {
        experiments = List.copyOf(experiments);
    }

    public record Row(String name, String href, String created) {}
}
