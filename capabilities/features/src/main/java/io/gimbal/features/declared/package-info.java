/// What projects declare of features: the kinds `entity`, `feature-view` and `feature-service`, and how the
/// definitions in use are read back from the graph. Sources are declared elsewhere; of them only the facts
/// are read ([SourceFacts]).
///
/// Nothing is kept here but in the graph: an asset for each declaration and one for each feature, so that
/// one can ask what a column ends up in and which feature nobody uses.
@NullMarked
package io.gimbal.features.declared;

import org.jspecify.annotations.NullMarked;
