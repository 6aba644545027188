package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.function.BiConsumer;

/// A verb that shows what stands in a list of the server, a row each.
abstract class ListingVerb extends ServerVerb {
    private final Listing listing;

    /// @param path where the server lists
    /// @param add adds the row of an item
    record Listing(String path, List<String> columns, BiConsumer<Table, JsonObject> add) {}

    ListingVerb(Shell shell, Listing listing) {
        super(shell);
        this.listing = listing;
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Answer answer = client.get(listing.path());
        if (!printJson(answer)) {
            Table table = new Table(listing.columns().toArray(String[]::new));
            Json.read(answer.bytes(), JsonObject.class)
                    .array("items")
                    .objects()
                    .forEach(item -> listing.add().accept(table, item));
            terminal().print(table);
        }
        return ExitCode.DONE;
    }
}
