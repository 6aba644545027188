/// Ways to look at the runs of an experiment that people gave a name: [SavedViews] keeps them. A view is how somebody
/// looks at things, not a thing: it is no asset, and its change is no change.
@NullMarked
package io.gimbal.tracking.views;

import org.jspecify.annotations.NullMarked;
