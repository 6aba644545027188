package io.gimbal.data.kinds;

import io.gimbal.data.DefinitionStore;
import io.gimbal.data.Intake;
import io.gimbal.data.PlannedContracts;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.YamlReader;
import java.util.List;

/// What data plugs into declarations.
public final class DataKinds {
    private final List<DeclarationKind<?>> all;
    private final PlannedContracts planned;

    public DataKinds(DefinitionStore store, Intake intake, YamlReader yaml) {
        SourceKind sources = new SourceKind(store, intake);
        ContractKind contracts = new ContractKind(store, yaml);
        this.all = List.of(sources, contracts, new DatasetKind(store, intake, sources, contracts));
        this.planned = new DeclaredContracts(contracts, intake);
    }

    public PlannedContracts planned() {
        return planned;
    }

    public List<DeclarationKind<?>> all() {
        return all;
    }
}
