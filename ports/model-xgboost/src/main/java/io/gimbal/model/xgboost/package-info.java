/// Boosted trees: trainer and runtime over XGBoost.
@NullMarked
package io.gimbal.model.xgboost;

import org.jspecify.annotations.NullMarked;
