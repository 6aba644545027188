/// The `xgboost` flavour: boosted trees for squared error, grown on histograms.
///
/// [XgboostTrainer] learns with the XGBoost library and stores its own JSON model beside the encoding of the
/// inputs. [XgboostRuntime] walks the stored trees in Java: it needs no native code, and one row takes
/// microseconds where a call into the library takes a hundred times as long. The walk is the library's, float
/// by float; every training ends by comparing the two to the last bit. [XgboostNative] tells whether the
/// machine can train.
@NullMarked
package io.gimbal.model.xgboost;

import org.jspecify.annotations.NullMarked;
