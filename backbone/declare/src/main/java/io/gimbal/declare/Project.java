package io.gimbal.declare;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project as its files say it: a name, the declarations, and files the declarations refer to.
///
/// @param name the namespace of its assets, and the owner of what it applied
/// @param owner who answers for what names no owner of its own
/// @param contracts the `*.odcs.yaml` files by path
public record Project(
        String name, Optional<String> owner, List<Document> documents, Map<String, SourceFile> contracts) {
    public static final String FILE = "project.yaml";
    public static final String CONTRACT_SUFFIX = ".odcs.yaml";

    public Project {
        documents = List.copyOf(documents);
        contracts = Map.copyOf(contracts);
    }
}
