/// The ML Test Score: 28 questions, those answered that evidence can answer.
@NullMarked
package io.gimbal.debt.score;

import org.jspecify.annotations.NullMarked;
