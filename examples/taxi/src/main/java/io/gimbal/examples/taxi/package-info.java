/// The Java part of the taxi project. The declarations, which are the part to read first, lie next to this module's
/// pom.
///
/// Starting points: `demo.Main` tells the story to a server; `replay.Rounds` says what of it may share a request;
/// `report.Requirements` says what must hold for it; `simulator.Simulator` writes data files for those who have none.
@NullMarked
package io.gimbal.examples.taxi;

import org.jspecify.annotations.NullMarked;
