@NullMarked
package planted.registry.store;

import org.jspecify.annotations.NullMarked;
