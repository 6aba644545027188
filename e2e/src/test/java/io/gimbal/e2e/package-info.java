/// The packaged server as its users meet it: [KillIT] kills it under load at random moments, and what it acknowledged
/// must be there afterwards; [FullDiskIT] lets its disk run full; [DemoIT] tells it the beginning of the taxi story.
@NullMarked
package io.gimbal.e2e;

import org.jspecify.annotations.NullMarked;
