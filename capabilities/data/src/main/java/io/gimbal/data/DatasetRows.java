package io.gimbal.data;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.Digest;
import io.gimbal.core.NearestName;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Queries;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Rows;
import io.gimbal.query.SandboxLimits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Looks into dataset versions. Thread-safe.
public final class DatasetRows {
    /// As far as a question may go: what it runs into is refused with the limit's name.
    private static final SandboxLimits LIMITS =
            new SandboxLimits(100_000, Duration.ofSeconds(30), DataSize.ofMegabytes(256));

    private static final Duration TIME = Duration.ofSeconds(30);
    private static final RelationName ROWS = new RelationName("rows");

    private final Datasets datasets;
    private final DatasetFiles files;
    private final BlobStore blobs;
    private final QueryEngine engine;

    public DatasetRows(Datasets datasets, DatasetFiles files, BlobStore blobs, QueryEngine engine) {
        this.datasets = datasets;
        this.files = files;
        this.blobs = blobs;
        this.engine = engine;
    }

    /// The first rows of a version.
    public Table first(DatasetVersion version, long limit) {
        try (QuerySession session = engine.open(TIME)) {
            session.register(ROWS, files.find(version.content()));
            try (Rows rows = session.query(Query.of("SELECT * FROM rows LIMIT ?", limit))) {
                Table table = TableReader.read(rows, limit);
                return new Table(
                        table.columns(), table.rows(), version.content().rowCount());
            }
        }
    }

    /// The first refused rows as they stood in their files, with the rule each broke, its file and its row
    /// there.
    public Table firstRefused(DatasetVersion version, long limit) {
        Query query = Query.of("SELECT * FROM rows LIMIT ?", limit);
        return refused(version, query, version.report().rowsRefused(), limit);
    }

    /// Those that broke one rule.
    ///
    /// @throws CodedException INVALID_ARGUMENT naming the nearest if the version was judged by no such rule
    public Table firstRefused(DatasetVersion version, String rule, long limit) {
        Map<String, Long> refused = version.report().refused();
        checkRule(refused.keySet(), rule);
        Query query = Query.of("SELECT * FROM rows WHERE gimbal_rule = ? LIMIT ?", rule, limit);
        return refused(version, query, refused.getOrDefault(rule, 0L), limit);
    }

    private Table refused(DatasetVersion version, Query query, long all, long limit) {
        Optional<Digest> quarantine = version.ingested().quarantine();
        if (quarantine.isEmpty()) {
            return new Table(List.of(), List.of(), 0);
        }
        try (QuerySession session = engine.open(TIME)) {
            session.register(ROWS, DataFiles.parquet(blobs.localFile(quarantine.get())));
            try (Rows rows = session.query(query)) {
                Table table = TableReader.read(rows, limit);
                return new Table(table.columns(), table.rows(), all);
            }
        }
    }

    /// Answers a question in SQL that somebody wrote, over the newest version of each dataset it names, or
    /// another one.
    ///
    /// @param versions numbers by dataset, for those that are not to be the newest
    /// @param limit how many rows of the answer are shown
    /// @throws CodedException INVALID_ARGUMENT saying what is wrong with the SQL or not allowed in it,
    ///     TOO_LARGE if the answer has more than 100000 rows, DEADLINE_EXCEEDED after 30 s,
    ///     RESOURCE_EXHAUSTED if it takes too much memory
    public Table query(String sql, Map<DatasetName, Long> versions, long limit) {
        Map<RelationName, DataFiles> relations = new LinkedHashMap<>();
        named(sql, versions)
                .forEach((name, version) ->
                        relations.put(new RelationName(name.value()), files.find(version.content())));
        try (Queries queries = engine.sandbox(relations, LIMITS);
                Rows rows = queries.query(Query.of(sql))) {
            return TableReader.read(rows, limit);
        }
    }

    /// The datasets whose names occur in the SQL. When none does, all of them, so that a misspelt one is
    /// answered with the nearest.
    private Map<DatasetName, DatasetVersion> named(String sql, Map<DatasetName, Long> versions) {
        Map<DatasetName, DatasetVersion> all = new LinkedHashMap<>();
        Map<DatasetName, DatasetVersion> named = new LinkedHashMap<>();
        versions.forEach((name, number) -> all.put(name, datasets.getVersion(name, number)));
        for (Dataset dataset : datasets.list()) {
            if (!versions.containsKey(dataset.name())) {
                datasets.findNewest(dataset.name()).ifPresent(version -> all.put(dataset.name(), version));
            }
        }
        String folded = sql.toLowerCase(Locale.ROOT);
        all.forEach((name, version) -> {
            if (Pattern.compile("\\b" + name.value() + "\\b").matcher(folded).find()) {
                named.put(name, version);
            }
        });
        return named.isEmpty() ? all : named;
    }

    private static void checkRule(Set<String> rules, String rule) {
        if (!rules.contains(rule)) {
            throw CodedException.invalidArgument("rows were judged by no rule \"" + rule + "\""
                    + NearestName.hint(rule, rules).map(hint -> ", " + hint).orElse(""));
        }
    }
}
