package io.gimbal.graph;

/// An asset that a walk along dependencies came to.
///
/// @param distance how many edges away, 1 for a direct neighbour
/// @param via the last edge of a shortest way to it
public record Reach(AssetRef asset, int distance, Edge via) {}
