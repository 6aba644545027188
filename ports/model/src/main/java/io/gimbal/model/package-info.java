/// Model format, runtime and trainer ports, median-table and linear.
@NullMarked
package io.gimbal.model;

import org.jspecify.annotations.NullMarked;
