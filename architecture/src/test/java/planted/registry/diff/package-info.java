@NullMarked
package planted.registry.diff;

import org.jspecify.annotations.NullMarked;
