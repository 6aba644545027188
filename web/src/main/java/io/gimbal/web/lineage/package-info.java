/// What depends on what, drawn in layers from left to right.
@NullMarked
package io.gimbal.web.lineage;

import org.jspecify.annotations.NullMarked;
