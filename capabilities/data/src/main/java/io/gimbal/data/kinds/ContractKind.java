package io.gimbal.data.kinds;

import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import io.gimbal.data.ContractDeclaration;
import io.gimbal.data.DataAssets;
import io.gimbal.data.DataContract;
import io.gimbal.data.Definition;
import io.gimbal.data.DefinitionStore;
import io.gimbal.data.odcs.OdcsReader;
import io.gimbal.declare.Consequence;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Field;
import io.gimbal.declare.Located;
import io.gimbal.declare.Scope;
import io.gimbal.declare.Shape;
import io.gimbal.declare.SourceFile;
import io.gimbal.declare.YamlReader;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `contract`: what data must look like, by a document of the Open Data Contract Standard.
final class ContractKind implements DeclarationKind<ContractDeclaration> {
    private final DefinitionStore store;
    private final YamlReader yaml;

    ContractKind(DefinitionStore store, YamlReader yaml) {
        this.store = store;
        this.yaml = yaml;
    }

    @Override
    public AssetKind kind() {
        return DataAssets.CONTRACT;
    }

    @Override
    public String description() {
        return "What data must look like, agreed in a document of the Open Data Contract Standard.";
    }

    @Override
    public Shape.Fields shape() {
        return Shape.fields(Field.required("document", Shape.file(".odcs.yaml"), "The document, a file of the project.")
                .withExample("trips.odcs.yaml"));
    }

    @Override
    public Class<ContractDeclaration> type() {
        return ContractDeclaration.class;
    }

    @Override
    public void check(Declared<ContractDeclaration> declared, Scope scope, Problems problems) {
        contract(declared, problems);
    }

    /// What the document says, if it says it rightly.
    Optional<DataContract> contract(Declared<ContractDeclaration> declared, Problems problems) {
        Optional<Located> document = document(declared, problems);
        List<DataContract> read = new ArrayList<>();
        document.ifPresent(it -> Faults.collect(
                () -> read.add(OdcsReader.read(declared.value().document(), it.value())),
                problem -> place(it, problem.location().source()),
                problems));
        return read.stream().findFirst();
    }

    private Optional<Located> document(Declared<ContractDeclaration> declared, Problems problems) {
        SourceFile file = declared.files().get(declared.value().document());
        if (file == null) {
            return Optional.empty(); // reported as a file that is not there
        }
        Problems syntax = new Problems();
        List<YamlReader.YamlDocument> documents = yaml.read(file, syntax);
        problems.addAll(syntax.list());
        if (syntax.isEmpty() && documents.size() != 1) {
            problems.add(file.path(), "expected one document, found " + documents.size());
        }
        return syntax.isEmpty() && documents.size() == 1
                ? Optional.of(documents.getFirst().root())
                : Optional.empty();
    }

    /// Where `/schema/0/properties/2` stands in the document, or its nearest surrounding.
    private static Location place(Located document, String pointer) {
        Located here = document;
        for (String step : List.of(pointer.split("/", -1))) {
            here = switch (here) {
                case Located.Mapping mapping ->
                    mapping.find(step).map(Located.Entry::value).orElse(here);
                case Located.Sequence sequence -> item(sequence, step);
                case Located.Scalar scalar -> scalar;
            };
        }
        return here.location();
    }

    private static Located item(Located.Sequence sequence, String step) {
        return step.matches("\\d{1,6}")
                        && Integer.parseInt(step) < sequence.items().size()
                ? sequence.items().get(Integer.parseInt(step))
                : sequence;
    }

    @Override
    public List<Consequence> consequences(Difference<ContractDeclaration> difference, Transaction transaction) {
        return difference.before().stream()
                .map(before -> new Consequence(
                        Consequence.Type.STALE_EVIDENCE,
                        before.ref(),
                        "what is there was judged by the contract as it was; add its files again to judge it anew"))
                .toList();
    }

    @Override
    public void apply(Transaction transaction, Difference<ContractDeclaration> difference, Reason reason)
            throws SQLException {
        Problems problems = new Problems();
        Located document = document(difference.after(), problems).orElseThrow();
        JsonObject content = JsonObject.builder()
                .put("path", difference.after().value().document())
                .put("document", document.value())
                .build();
        store.put(transaction, new Definition(difference.after().ref(), content));
    }

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        store.delete(transaction, ref.kind(), ref.name());
    }
}
