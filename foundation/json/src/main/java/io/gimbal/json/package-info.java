/// The JSON codec: a sealed tree, strict parsing, records to and from JSON. The home of Jackson.
@NullMarked
package io.gimbal.json;

import org.jspecify.annotations.NullMarked;
