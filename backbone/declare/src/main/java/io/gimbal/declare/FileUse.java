package io.gimbal.declare;

import io.gimbal.core.Problem.Location;

/// A place where a declaration names another file of its project.
///
/// @param path from the project's root
public record FileUse(String path, Location location) {}
