package io.gimbal.web.model;

import java.util.List;

/// All models.
public record ModelsView(List<Row> models) {
    public ModelsView {
        models = List.copyOf(models);
    }

    /// @param newest the newest version, such as `v12`
    /// @param aliases like `champion v3`
    public record Row(
            String name,
            String href,
            String description,
            String policy,
            String newest,
            List<String> aliases,
            String created) {
        public Row {
            aliases = List.copyOf(aliases);
        }
    }
}
