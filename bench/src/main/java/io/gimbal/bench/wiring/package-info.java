/// The program that measures.
@NullMarked
package io.gimbal.bench.wiring;

import org.jspecify.annotations.NullMarked;
