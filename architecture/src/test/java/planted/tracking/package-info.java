@NullMarked
package planted.tracking;

import org.jspecify.annotations.NullMarked;
