package io.gimbal.web.model;

import java.util.List;

/// All models.
public record ModelsView(List<Row> models) {
    public ModelsView {
        models = List.copyOf(models);
    }

    /// @param aliases like `champion v3`
    public record Row(
            String name,
            String href,
            String description,
            String policy,
            int versions,
            List<String> aliases,
            String created) {
        public Row {
            aliases = List.copyOf(aliases);
        }
    }
}
