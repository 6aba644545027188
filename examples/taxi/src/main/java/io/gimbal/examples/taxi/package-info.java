/// The Java part of the taxi project. The declarations, which are the part to read first, lie next to this module's
/// pom.
///
/// Starting points: [io.gimbal.examples.taxi.simulator.Simulator] writes data files for those who have none.
@NullMarked
package io.gimbal.examples.taxi;

import org.jspecify.annotations.NullMarked;
