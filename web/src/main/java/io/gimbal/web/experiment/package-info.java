/// The experiments, and the runs of one as a table.
@NullMarked
package io.gimbal.web.experiment;

import org.jspecify.annotations.NullMarked;
