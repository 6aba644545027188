/// The `median-table` flavour: the median label of similar rows. [MedianTableTrainer] cuts each key into cells
/// and keeps the median of each combination that is filled enough; [MedianTableRuntime] looks a row up, from
/// the finest level to the overall median. The whole model stands readable in `table.json`: simple enough to
/// be a failsafe.
@NullMarked
package io.gimbal.model.median;

import org.jspecify.annotations.NullMarked;
