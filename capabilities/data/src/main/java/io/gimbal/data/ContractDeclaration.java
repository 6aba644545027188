package io.gimbal.data;

/// A contract in the words of its declaration.
///
/// @param document the path of its document in the project
public record ContractDeclaration(String document) {}
