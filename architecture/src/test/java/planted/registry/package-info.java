@NullMarked
package planted.registry;

import org.jspecify.annotations.NullMarked;
