/// Capabilities meet here: what one states as a port, answered by another. One class for each port, without
/// logic of its own beyond translating words.
@NullMarked
package io.gimbal.server.bridges;

import org.jspecify.annotations.NullMarked;
