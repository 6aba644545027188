package io.gimbal.data;

import java.util.Optional;

/// A dataset in the words of its declaration.
///
/// @param source a source's name, behind its project's if that is another one
/// @param contract the same of a contract
public record DatasetDeclaration(String source, Optional<String> contract) {
    public SourceName sourceName() {
        return new SourceName(withoutProject(source));
    }

    public Optional<ContractName> contractName() {
        return contract.map(DatasetDeclaration::withoutProject).map(ContractName::new);
    }

    /// A name is declared once on a server, so it is enough.
    private static String withoutProject(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
