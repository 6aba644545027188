package io.gimbal.data.kinds;

import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import io.gimbal.data.DataAssets;
import io.gimbal.data.DataContract;
import io.gimbal.data.DatasetDeclaration;
import io.gimbal.data.DatasetName;
import io.gimbal.data.Definition;
import io.gimbal.data.DefinitionStore;
import io.gimbal.data.Intake;
import io.gimbal.data.Source;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Field;
import io.gimbal.declare.Scope;
import io.gimbal.declare.Shape;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// `dataset`: data under a name, in versions.
final class DatasetKind implements DeclarationKind<DatasetDeclaration> {
    private final DefinitionStore store;
    private final Intake intake;
    private final SourceKind sources;
    private final ContractKind contracts;

    DatasetKind(DefinitionStore store, Intake intake, SourceKind sources, ContractKind contracts) {
        this.store = store;
        this.intake = intake;
        this.sources = sources;
        this.contracts = contracts;
    }

    @Override
    public AssetKind kind() {
        return DataAssets.DATASET;
    }

    @Override
    public String description() {
        return "Data under a name: what was added to it is kept as versions that never change.";
    }

    @Override
    public Shape.Fields shape() {
        return Shape.fields(
                Field.required(
                        "source",
                        Shape.reference(EdgeType.DERIVED_FROM, DataAssets.SOURCE.value()),
                        "Where it comes from."),
                Field.optional("contract", Shape.reference(DataAssets.CONTRACT.value()), "What it must look like."));
    }

    @Override
    public Class<DatasetDeclaration> type() {
        return DatasetDeclaration.class;
    }

    @Override
    public void check(Declared<DatasetDeclaration> declared, Scope scope, Problems problems) {
        Faults.collect(() -> new DatasetName(declared.name()), _ -> declared.location(), problems);
        Problems elsewhere = new Problems(); // what is wrong with source or contract themselves is said there
        Optional<Source> source =
                scope.find(sources, declared.value().source()).flatMap(it -> sources.source(it, elsewhere));
        Optional<DataContract> contract = declared.value()
                .contract()
                .flatMap(name -> scope.find(contracts, name))
                .flatMap(it -> contracts.contract(it, elsewhere));
        if (source.isPresent() && contract.isPresent()) {
            Location place = declared.location("contract");
            Faults.collect(() -> intake.checkAgreement(source.get(), contract.get()), _ -> place, problems);
        }
    }

    @Override
    public void apply(Transaction transaction, Difference<DatasetDeclaration> difference, Reason reason)
            throws SQLException {
        JsonObject content = (JsonObject) Json.toValue(difference.after().value());
        store.put(transaction, new Definition(difference.after().ref(), content));
    }

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        store.delete(transaction, ref.kind(), ref.name());
    }
}
