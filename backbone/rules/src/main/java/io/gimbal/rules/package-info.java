/// Rules: conditions and formulas in the Common Expression Language, over typed variables, with explanations.
///
/// Start at [RuleCompiler]: it turns an [Expression] over declared [Variables] into a [Rule] (holds, fails or is
/// undefined) or a [Formula] (a number, or undefined). Both have a cheap way to evaluate, for the predict path, and
/// one that explains: [Outcome] lists each [Clause] of a conjunction with the values it read and where it stands.
///
/// **Undefined is not OK.** A missing value, a null, a not-a-number, a division by zero, an overflow and a comparison
/// of things that cannot be compared make a clause undefined; it is never true or false by accident. As in SQL, a
/// conjunction with a false clause is false and a disjunction with a true one is true, whatever else is undefined.
///
/// The library behind it is an implementation detail of the package `cel`, loaded with the first compilation.
@NullMarked
package io.gimbal.rules;

import org.jspecify.annotations.NullMarked;
