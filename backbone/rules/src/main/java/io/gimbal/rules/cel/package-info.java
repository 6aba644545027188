/// Rules on the Common Expression Language's Java library. What is ours: values are read in place and checked when
/// read ([io.gimbal.rules.cel.Binding]), operators that refuse to guess ([io.gimbal.rules.cel.StrictOperators]),
/// clauses and the values they read ([io.gimbal.rules.cel.ClauseProgram]), and problems that name the nearest valid
/// name ([io.gimbal.rules.cel.CompileProblems]).
@NullMarked
package io.gimbal.rules.cel;

import org.jspecify.annotations.NullMarked;
