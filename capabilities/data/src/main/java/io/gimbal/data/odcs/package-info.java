/// Reads Open Data Contract Standard documents, versions 3.0 and 3.1. Start at [OdcsReader].
@NullMarked
package io.gimbal.data.odcs;

import org.jspecify.annotations.NullMarked;
