package io.gimbal.data;

import io.gimbal.core.Digest;
import io.gimbal.json.Json;
import io.gimbal.query.DataFiles;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What was agreed about data. Thread-safe.
public final class Contracts {
    private final Database database;
    private final DefinitionStore store;
    private final DatasetStore versions;
    private final ContractReader reader;
    private final Intake intake;

    public Contracts(
            Database database, DefinitionStore store, DatasetStore versions, ContractReader reader, Intake intake) {
        this.database = database;
        this.store = store;
        this.versions = versions;
        this.reader = reader;
        this.intake = intake;
    }

    /// In order of name.
    public List<ContractName> list() {
        return database.read(transaction -> store.list(transaction, DataAssets.CONTRACT)).stream()
                .map(it -> new ContractName(it.ref().name()))
                .toList();
    }

    /// @throws io.gimbal.core.CodedException NOT_FOUND naming the nearest
    public DataContract get(ContractName name) {
        return database.read(transaction -> get(transaction, name));
    }

    public DataContract get(Transaction transaction, ContractName name) throws SQLException {
        Definition definition = Definitions.get(store, transaction, DataAssets.CONTRACT, name.value());
        return reader.read(
                definition.content().text("path"), definition.content().object("document"));
    }

    /// Identifies a contract as it is now: equal rules have equal digests.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND naming the nearest
    public Digest digest(ContractName name) {
        Definition definition =
                database.read(transaction -> Definitions.get(store, transaction, DataAssets.CONTRACT, name.value()));
        return Digest.of(Json.canonical(definition.content().object("document")));
    }

    /// Judges any rows by a contract. They must have the contract's columns, of fitting types; others are
    /// left alone. The months and days that rules refer to are those of the newest versions under the
    /// contract.
    ///
    /// @param asOf the event time from which ages are counted
    /// @throws io.gimbal.core.CodedException NOT_FOUND without such a contract, INVALID_ARGUMENT naming every
    ///     column that is missing or does not fit
    public ContractReport check(ContractName name, DataFiles rows, Instant asOf) {
        Map<String, LocalDate> variables = database.read(transaction -> Delivery.variables(spans(transaction, name)));
        return intake.check(get(name), rows, variables, asOf);
    }

    private List<FileSpan> spans(Transaction transaction, ContractName contract) throws SQLException {
        List<FileSpan> spans = new ArrayList<>();
        for (Definition definition : store.list(transaction, DataAssets.DATASET)) {
            Dataset dataset = Dataset.of(definition);
            if (dataset.contract().filter(contract::equals).isPresent()) {
                Source source = Source.of(Definitions.get(
                        store, transaction, DataAssets.SOURCE, dataset.source().value()));
                versions.newest(transaction, dataset.name()).ifPresent(it -> spans.addAll(it.spans(source)));
            }
        }
        return spans;
    }
}
