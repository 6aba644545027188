package io.gimbal.cli.verbs;

import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "data",
        header = "Datasets: what came in, and what was refused.",
        description = "Lists the declared datasets with their newest versions. A version never changes: adding files"
                + " makes the next one, and the same rows again are the same version.",
        footer = {
            "",
            "Examples:",
            "  gimbal data",
            "  gimbal data add trips green_tripdata_2020-03.csv.gz",
            "  gimbal data log trips",
            "  gimbal data diff trips 1 2",
            "  gimbal data query \"select count(*) from trips\""
        })
final class DataVerb extends ListingVerb {
    DataVerb(Shell shell) {
        super(
                shell,
                new Listing(
                        "/api/v1/datasets",
                        List.of("dataset", "version", "rows", "refused", "contract", "as of"),
                        DataVerb::add));
    }

    static CommandLine with(Shell shell) {
        return new CommandLine(new DataVerb(shell))
                .addSubcommand(new DataAddVerb(shell))
                .addSubcommand(new DataLogVerb(shell))
                .addSubcommand(new DataDiffVerb(shell))
                .addSubcommand(new DataQueryVerb(shell));
    }

    private static void add(Table table, JsonObject dataset) {
        Optional<VersionView> newest = dataset.findObject("newest").map(VersionView::new);
        table.add(
                dataset.text("name"),
                newest.map(VersionView::number).orElse("–"),
                newest.map(VersionView::rows).orElse("–"),
                newest.map(VersionView::refused).orElse("–"),
                newest.map(VersionView::verdict).orElse(""),
                newest.map(VersionView::asOf).orElse("nothing added yet"));
    }

    /// The path of a dataset's routes.
    static String path(String dataset) {
        return "/api/v1/datasets/" + GimbalClient.encode(dataset);
    }
}
