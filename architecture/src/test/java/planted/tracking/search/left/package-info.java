@NullMarked
package planted.tracking.search.left;

import org.jspecify.annotations.NullMarked;
