package io.gimbal.web.model;

import io.gimbal.registry.Aspect;
import io.gimbal.registry.difference.FactChange;
import io.gimbal.registry.difference.VersionDifference;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import java.util.List;
import java.util.stream.Stream;

/// What changed from one version to another.
///
/// @param why what people said about it; empty if nobody did
/// @param parts in a fixed order, also those in which nothing changed
public record DifferenceView(
        String model,
        String modelHref,
        int base,
        String baseHref,
        int version,
        String versionHref,
        String why,
        List<Part> parts) {
    public DifferenceView {
        parts = List.copyOf(parts);
    }

    /// @param untold whether one of the two tells nothing here
    public record Part(String title, boolean untold, List<Row> rows) {
        public Part {
            rows = List.copyOf(rows);
        }

        /// What to say where there is no row.
        public String nothing() {
            return untold ? "not known of one of the two" : "no change";
        }
    }

    public record Row(String name, String before, String after) {}

    static DifferenceView of(VersionDifference difference) {
        var model = difference.version().id().model();
        return new DifferenceView(
                model.toString(),
                Addresses.of(model.ref()),
                difference.base().id().number(),
                Addresses.of(difference.base().id().ref()),
                difference.version().id().number(),
                Addresses.of(difference.version().id().ref()),
                difference.why().map(Prose::of).orElse(""),
                Stream.of(Aspect.values())
                        .map(aspect -> part(difference, aspect))
                        .toList());
    }

    private static Part part(VersionDifference difference, Aspect aspect) {
        return new Part(
                aspect.text(),
                difference.untold().contains(aspect),
                difference.in(aspect).stream().map(DifferenceView::row).toList());
    }

    private static Row row(FactChange change) {
        return new Row(
                change.name(),
                change.before().orElse(Figures.NONE),
                change.after().orElse(Figures.NONE));
    }

    /// How many things changed.
    public int count() {
        return parts.stream().mapToInt(part -> part.rows().size()).sum();
    }
}
