package io.gimbal.web.dataset;

import io.gimbal.core.CodedException;
import io.gimbal.core.PageRequest;
import io.gimbal.data.ContractName;
import io.gimbal.data.ContractReport;
import io.gimbal.data.Dataset;
import io.gimbal.data.DatasetName;
import io.gimbal.data.DatasetRows;
import io.gimbal.data.DatasetVersion;
import io.gimbal.data.Datasets;
import io.gimbal.data.Profile;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Light;
import io.gimbal.web.kit.Prose;
import java.util.Optional;

/// Puts the pages of datasets together.
public final class DatasetPages {
    private static final AssetKind SOURCE = new AssetKind("source");
    private static final AssetKind CONTRACT = new AssetKind("contract");
    private static final int MOST_VERSIONS = 50;
    private static final int ROWS = 20;

    private final Datasets datasets;
    private final DatasetRows rows;

    public DatasetPages(Datasets datasets, DatasetRows rows) {
        this.datasets = datasets;
        this.rows = rows;
    }

    DatasetsView datasets() {
        return new DatasetsView(datasets.list().stream().map(this::row).toList());
    }

    private DatasetsView.Row row(Dataset dataset) {
        Optional<DatasetVersion> newest = datasets.findNewest(dataset.name());
        Optional<ContractReport> report = newest.map(DatasetVersion::report);
        return new DatasetsView.Row(
                AssetLink.of(dataset.ref()),
                dataset.source().value(),
                dataset.contract().map(ContractName::value).orElse(Figures.NONE),
                newest.map(version -> "v" + version.number()).orElse(""),
                newest.map(version -> Figures.count(version.content().rowCount()))
                        .orElse(Figures.NONE),
                report.map(it -> Figures.count(it.rowsRefused())).orElse(Figures.NONE),
                report.map(it -> Figures.share(it.refusedShare())).orElse(Figures.NONE),
                report.map(ContractResult::light).orElse(Light.UNKNOWN),
                report.map(it -> it.passed() ? "kept" : "not kept").orElse("no version yet"),
                newest.map(version -> Figures.time(version.origin().asOf())).orElse(Figures.NONE));
    }

    /// What of a dataset is to be shown.
    ///
    /// @param version the number; the newest without it
    /// @param rule whose refused rows are shown; empty for all
    record Choice(Optional<Long> version, String rule) {}

    /// @throws CodedException NOT_FOUND without such a dataset or version
    DatasetView dataset(AssetRef ref, Choice choice) {
        Dataset dataset = datasets.get(new DatasetName(ref.name()));
        if (!dataset.ref().equals(ref)) {
            throw CodedException.notFound("no dataset " + ref + ", it is " + dataset.ref());
        }
        Optional<DatasetVersion> shown = choice.version().isPresent()
                ? Optional.of(
                        datasets.getVersion(dataset.name(), choice.version().get()))
                : datasets.findNewest(dataset.name());
        return new DatasetView(
                ref.name(),
                AssetLink.generic(ref),
                AssetLink.of(
                        AssetRef.of(SOURCE, ref.namespace(), dataset.source().value())),
                dataset
                        .contract()
                        .map(contract -> AssetLink.of(AssetRef.of(CONTRACT, ref.namespace(), contract.value())))
                        .stream()
                        .toList(),
                Addresses.lineage(ref),
                datasets.listVersions(dataset.name(), PageRequest.first(MOST_VERSIONS)).items().stream()
                        .map(it -> versionRow(
                                it,
                                shown.filter(chosen -> chosen.number() == it.number())
                                        .isPresent()))
                        .toList(),
                shown.map(it -> shown(it, choice.rule())).stream().toList());
    }

    private static DatasetView.VersionRow versionRow(DatasetVersion version, boolean isShown) {
        return new DatasetView.VersionRow(
                "v" + version.number(),
                Addresses.of(version.datasetRef()) + "?version=" + version.number(),
                isShown,
                version.parent().map(parent -> "v" + parent).orElse(Figures.NONE),
                Figures.count(version.content().rowCount()),
                Figures.count(version.report().rowsRefused()),
                Figures.number(version.content().size() / 1000.0),
                version.digest().toString(),
                Figures.time(version.origin().asOf()),
                version.origin().who(),
                Prose.of(version.origin().why()));
    }

    private DatasetView.Shown shown(DatasetVersion version, String rule) {
        Profile profile = datasets.profile(version);
        return new DatasetView.Shown(
                "v" + version.number(),
                ContractResult.of(version.report()),
                profile.columns().stream()
                        .map(column -> ColumnPicture.of(column, profile.rowCount()))
                        .toList(),
                rule,
                RowsTable.of(
                        rule.isEmpty() ? rows.firstRefused(version, ROWS) : rows.firstRefused(version, rule, ROWS)),
                RowsTable.of(rows.first(version, ROWS)));
    }
}
