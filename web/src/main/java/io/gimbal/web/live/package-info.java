/// Answers what the pages want to know about endpoints, from serving, monitoring and the registry.
@NullMarked
package io.gimbal.web.live;

import org.jspecify.annotations.NullMarked;
