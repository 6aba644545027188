/// What `gimbal run` keeps of a command so that it can be run again: [CommandCapture] puts it together from the code
/// ([CodeState]), the packages of its interpreter ([Packages]), the machine ([Machine]) and named files ([DataFiles]).
/// Everything passes through [Secrets] before it leaves the machine. No program is run but git, the interpreter that
/// the command names, and `nvidia-smi`; each has seconds to answer and a limit to what it may say.
@NullMarked
package io.gimbal.cli.capture;

import org.jspecify.annotations.NullMarked;
