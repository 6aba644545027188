@NullMarked
package planted.tracking.search.right;

import org.jspecify.annotations.NullMarked;
