/// Pure statistics: distances, tests, error measures and their intervals. The home of Hipparchus.
@NullMarked
package io.gimbal.statistics;

import org.jspecify.annotations.NullMarked;
