package io.gimbal.web.model;

import io.gimbal.registry.Stage;
import io.gimbal.web.kit.Said;
import java.util.Optional;

/// Somebody comes to the page of a version.
///
/// @param gate the stage whose gate they ask for; empty for the one the version would go to next
record Visit(Optional<Stage> gate, String caller, Said said) {}
