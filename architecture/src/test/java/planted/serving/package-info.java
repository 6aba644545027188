@NullMarked
package planted.serving;

import org.jspecify.annotations.NullMarked;
