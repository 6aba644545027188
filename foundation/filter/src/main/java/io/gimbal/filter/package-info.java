/// The language of search: `metrics.rmse < 3 AND tags.team = 'taxi'`, ordered by `metrics.rmse ASC`.
///
/// Start with [FilterGrammar]: it reads texts by a [Vocabulary], which says what can be searched, and gives a [Filter]
/// of [Clause]s and a list of [OrderBy]s whose names are the vocabulary's own. Pure: what a filter finds is the
/// business of whoever keeps the things.
///
/// ```
/// filter     := "" | clause (AND clause)*
/// clause     := identifier comparison value
/// identifier := key | entity "." key               split at the first dot
/// key        := bare (letters, digits, "_", ".") | `back-ticked` | "double quoted"
/// value      := number | 'text' | "text" | ( 'a' , 'b' )
/// comparison := = | != | > | >= | < | <= | LIKE | ILIKE | IN | NOT IN
/// order      := identifier [ASC | DESC]
/// ```
/// Nothing is escaped in quotes: a text ends at the next quote of its kind.
@NullMarked
package io.gimbal.filter;

import org.jspecify.annotations.NullMarked;
