/// What changed from one version of a model to another, and why. Start at [VersionDifferences]. What a run knows comes
/// through the port [io.gimbal.registry.Producers], the rest from the graph and from evidence.
@NullMarked
package io.gimbal.registry.difference;

import org.jspecify.annotations.NullMarked;
