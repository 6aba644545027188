/// The predict path: from the items of a request to their records.
///
/// [PredictPath] is the order of events; [LiveEndpoints] has the versions that are loaded and switches them while
/// requests run. A request works on one [Live] from beginning to end, whatever moves meanwhile.
@NullMarked
package io.gimbal.serving.predict;

import org.jspecify.annotations.NullMarked;
