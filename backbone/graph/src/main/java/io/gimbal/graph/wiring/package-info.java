/// Builds the graph from its ports.
@NullMarked
package io.gimbal.graph.wiring;

import org.jspecify.annotations.NullMarked;
