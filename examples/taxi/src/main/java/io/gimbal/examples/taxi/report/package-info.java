/// What a run of the demo leaves behind: a [Report] with every number of it, and the [Requirements] a report is held to
/// ([ReportCheck] is the command that does it).
@NullMarked
package io.gimbal.examples.taxi.report;

import org.jspecify.annotations.NullMarked;
