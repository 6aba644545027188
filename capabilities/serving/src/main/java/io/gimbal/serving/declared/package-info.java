/// The kinds of declarations that serving understands: [EndpointKind] and [ConsumerKind].
@NullMarked
package io.gimbal.serving.declared;

import org.jspecify.annotations.NullMarked;
