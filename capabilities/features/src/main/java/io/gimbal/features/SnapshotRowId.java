package io.gimbal.features;

import io.gimbal.graph.AssetRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a row of a snapshot is called in the journal: by the dataset version it came with and by its content. It
/// comes again with each version, for it may replace what replaced it; and the journal alone says which rows
/// belong together.
public final class SnapshotRowId {
    /// The version is its first group; means the same here and in SQL.
    public static final String PATTERN = "^(.+@[0-9]+)/[0-9a-f]{32}#[0-9]+$";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private SnapshotRowId() {}

    /// @param content its digest and how many equal rows came before
    public static String of(AssetRef dataset, String content) {
        return dataset + "/" + content;
    }

    /// The dataset version a row came with; empty if it was pushed.
    public static Optional<String> version(String id) {
        Matcher matcher = COMPILED.matcher(id);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
