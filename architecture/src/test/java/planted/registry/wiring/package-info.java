@NullMarked
package planted.registry.wiring;

import org.jspecify.annotations.NullMarked;
