/// The pages, compiled from `src/main/jte/pages`.
@NullMarked
package io.gimbal.web.templates.pages;

import org.jspecify.annotations.NullMarked;
