package io.gimbal.data;

import io.gimbal.query.DataFiles;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What was agreed about data. Thread-safe.
public final class Contracts {
    private final Database database;
    private final DefinitionStore store;
    private final ContractReader reader;
    private final Intake intake;

    public Contracts(Database database, DefinitionStore store, ContractReader reader, Intake intake) {
        this.database = database;
        this.store = store;
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

    /// Judges any rows by a contract. They must have the contract's columns, of fitting types; others are
    /// left alone.
    ///
    /// @param variables what rules may refer to beside the columns, see [DatasetVersion#variables]
    /// @param asOf the event time from which ages are counted
    /// @throws io.gimbal.core.CodedException NOT_FOUND without such a contract, INVALID_ARGUMENT naming every
    ///     column that is missing or does not fit
    public ContractReport check(ContractName name, DataFiles files, Map<String, LocalDate> variables, Instant asOf) {
        return intake.check(get(name), files, variables, asOf);
    }
}
