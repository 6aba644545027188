/// Search of runs, experiments and logged models: a filter and an order as texts, pages by keyset.
///
/// Start with [RunSearch], [ExperimentSearch] and [LoggedModelSearch], which take a query as it comes from outside.
/// What can be asked stands in [SearchGrammars]. A page goes on after the last item of the one before, by the values
/// it was ordered by ([io.gimbal.core.PagePosition]): stable while others write, and as fast on the thousandth page
/// as on the first.
///
/// The plan of a search of runs is chosen here, not by the database ([ExperimentRuns] tells how): where a condition
/// holds for few runs, these are looked at and sorted; where none does, an index that has the order is followed until
/// the page is full.
@NullMarked
package io.gimbal.tracking.search;

import org.jspecify.annotations.NullMarked;
