/// What the registry adds to a project's declarations: models, and the policies their versions obey.
@NullMarked
package io.gimbal.registry.declarations;

import org.jspecify.annotations.NullMarked;
