package io.gimbal.graph;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.Arrays;
import java.util.Locale;

/// What an edge says, read as a sentence from its first end to its second: *endpoint* `serves` *model version*.
public enum EdgeType {
    /// A dataset version is derived from a source or from another version.
    DERIVED_FROM(Dependent.FROM),
    /// A run produces a model version.
    PRODUCES(Dependent.TO),
    /// A feature view reads a source; a feature service reads a view; a pipeline reads a dataset.
    READS(Dependent.FROM),
    /// A model version was trained on a dataset version.
    TRAINED_ON(Dependent.FROM),
    /// An endpoint serves a model, and the versions of it that it asks.
    SERVES(Dependent.FROM),
    /// A consumer consumes an endpoint.
    CONSUMES(Dependent.FROM),
    /// What an endpoint answers, or a consumer does because of it, comes back as data in a source.
    FEEDS_BACK(Dependent.TO),
    /// A monitor monitors an endpoint.
    MONITORS(Dependent.FROM),
    /// A version is a member of its model.
    MEMBER_OF(Dependent.FROM),
    /// A person owns an asset; nothing breaks when either goes.
    OWNS(Dependent.NEITHER);

    /// Which end of an edge breaks when the other one goes.
    enum Dependent {
        FROM,
        TO,
        NEITHER
    }

    private final Dependent dependent;

    EdgeType(Dependent dependent) {
        this.dependent = dependent;
    }

    Dependent dependent() {
        return dependent;
    }

    /// As written in interfaces: `derived-from`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws CodedException INVALID_ARGUMENT if there is no such type
    public static EdgeType parse(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text().equals(text))
                .findFirst()
                .orElseThrow(() -> CodedException.invalidArgument("unknown edge type \"" + text + "\""
                        + NearestName.hint(
                                        text,
                                        Arrays.stream(values())
                                                .map(EdgeType::text)
                                                .toList())
                                .map(hint -> ", " + hint)
                                .orElse("")));
    }
}
