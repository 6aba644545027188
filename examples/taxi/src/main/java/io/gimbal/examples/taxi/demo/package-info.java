/// The demo's driver: it tells the story of this project to a server, and knows nothing of it but its
/// address. [Main] is where it starts, [Story] is what happens.
@NullMarked
package io.gimbal.examples.taxi.demo;

import org.jspecify.annotations.NullMarked;
