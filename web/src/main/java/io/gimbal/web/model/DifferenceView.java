package io.gimbal.web.model;

import io.gimbal.registry.Aspect;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.difference.FactChange;
import io.gimbal.registry.difference.VersionDifference;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?");

    public DifferenceView {
        parts = List.copyOf(parts);
    }

    /// @param nothing what to say where there is no row
    public record Part(String title, String nothing, List<Row> rows) {
        public Part {
            rows = List.copyOf(rows);
        }
    }

    public record Row(String name, Value before, Value after) {}

    /// @param whole what is meant where the text is shorter than that; empty otherwise
    public record Value(String text, String whole) {
        private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{40,64}\\b");
        private static final int HEAD = 8;
        private static final int TAIL = 4;

        static Value of(String value) {
            String text = DIGEST.matcher(value).replaceAll(found -> brief(found.group()));
            return new Value(text, text.equals(value) ? "" : value);
        }

        private static String brief(String digest) {
            return digest.substring(0, HEAD) + "…" + digest.substring(digest.length() - TAIL);
        }
    }

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
        List<FactChange> changes = difference.in(aspect);
        boolean untold = difference.untold().contains(aspect);
        if (untold && aspect == Aspect.ENVIRONMENT && !changes.isEmpty()) {
            return new Part(aspect.text(), unrecorded(difference, changes), List.of());
        }
        return new Part(
                aspect.text(),
                untold ? "not known of both" : "no change",
                changes.stream().map(change -> row(aspect, change)).toList());
    }

    /// All that a captured run tells is no difference to one that was not.
    private static String unrecorded(VersionDifference difference, List<FactChange> changes) {
        boolean isBase = changes.getFirst().before().isEmpty();
        VersionId version =
                isBase ? difference.base().id() : difference.version().id();
        return "not recorded of v" + version.number() + ": its run was not captured, as gimbal run does";
    }

    private static Row row(Aspect aspect, FactChange change) {
        return new Row(change.name(), value(aspect, change.before()), value(aspect, change.after()));
    }

    private static Value value(Aspect aspect, Optional<String> told) {
        String text = told.orElse(Figures.NONE);
        return aspect == Aspect.METRICS && NUMBER.matcher(text).matches()
                ? new Value(Figures.number(Double.parseDouble(text)), text)
                : Value.of(text);
    }

    /// How many things changed.
    public int count() {
        return parts.stream().mapToInt(part -> part.rows().size()).sum();
    }
}
