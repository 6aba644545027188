/// Declarations: what people write about their project, in YAML files kept in git.
///
/// A [ProjectFolder] collects the files, [Projects] reads them as a [Project] of [Document]s, whose values are
/// [Located]: each knows its file, line and column. A capability describes its documents as a [Shape]; the
/// [ShapeReader] checks a document against it and finds everything that is wrong at once, [JsonSchemas] tells editors
/// the same. [References] checks how declarations name each other.
@NullMarked
package io.gimbal.declare;

import org.jspecify.annotations.NullMarked;
