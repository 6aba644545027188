package io.gimbal.web.model;

import io.gimbal.registry.Aspect;
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

    /// @param untold whether one of the two tells nothing here
    public record Part(String title, boolean untold, List<Row> rows) {
        public Part {
            rows = List.copyOf(rows);
        }

        /// What to say where there is no row.
        public String nothing() {
            return untold ? "not known of both" : "no change";
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
        return new Part(
                aspect.text(),
                difference.untold().contains(aspect),
                difference.in(aspect).stream()
                        .map(change -> row(aspect, change))
                        .toList());
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
