@NullMarked
package planted.registry.capture;

import org.jspecify.annotations.NullMarked;
