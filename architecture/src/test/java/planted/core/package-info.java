@NullMarked
package planted.core;

import org.jspecify.annotations.NullMarked;
