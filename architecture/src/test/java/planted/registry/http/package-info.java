@NullMarked
package planted.registry.http;

import org.jspecify.annotations.NullMarked;
