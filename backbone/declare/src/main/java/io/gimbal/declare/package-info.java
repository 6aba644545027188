/// Declarations: what people write about their project, in YAML files kept in git; plan and apply.
///
/// A [ProjectFolder] collects the files, [Projects] reads them as a [Project] of [Document]s, whose values are
/// [Located]: each knows its file, line and column. A capability plugs in a [DeclarationKind]: a [Shape] of its
/// documents, from which come the check of what people write, the JSON Schema for their editors and the typed value
/// it works on, and what only it knows. [Declarations] compares what the files say with what is live ([Plan]) and
/// makes it so in one transaction, each [DeclarationRevision] kept with its text, who, when and why.
///
/// Invariants: a declaration that is refused names file, line and the nearest valid name, all problems at once, and
/// changes nothing; applying what is live writes nothing; what clients made is never touched.
@NullMarked
package io.gimbal.declare;

import org.jspecify.annotations.NullMarked;
