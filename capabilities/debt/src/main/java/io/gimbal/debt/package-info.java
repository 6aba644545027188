/// What a system of models owes: findings of technical debt ([io.gimbal.debt.Debt]) and the ML Test Score
/// ([io.gimbal.debt.score.TestScores]).
///
/// Nothing is stored here. [io.gimbal.debt.Surroundings] reads the graph and its current evidence once; every
/// rule in `rules` and every question in `score` is a pure function of it. Sources: D. Sculley et al.,
/// *Hidden Technical Debt in Machine Learning Systems* (2015); E. Breck et al., *The ML Test Score* (2017).
@NullMarked
package io.gimbal.debt;

import org.jspecify.annotations.NullMarked;
