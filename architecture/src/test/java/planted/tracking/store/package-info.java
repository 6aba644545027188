@NullMarked
package planted.tracking.store;

import org.jspecify.annotations.NullMarked;
