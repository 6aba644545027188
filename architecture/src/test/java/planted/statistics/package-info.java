@NullMarked
package planted.statistics;

import org.jspecify.annotations.NullMarked;
