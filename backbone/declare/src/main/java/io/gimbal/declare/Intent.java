package io.gimbal.declare;

import io.gimbal.core.Problems;
import java.util.List;

/// What the files of a project want, before it is compared with what is live.
///
/// @param declarations those that could be read
/// @param problems what is wrong already
record Intent(Project project, List<Intended<?>> declarations, Problems problems) {
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if there is no usable `project.yaml`
    static Intent read(Projects projects, DeclarationKinds kinds, List<SourceFile> files) {
        Problems problems = new Problems();
        Project project = projects.read(files, problems).orElseThrow(() -> refusal(problems));
        DocumentReader reader = new DocumentReader(kinds, project, problems);
        List<Intended<?>> declarations = project.documents().stream()
                .<Intended<?>>flatMap(document -> reader.read(document).stream())
                .toList();
        return new Intent(project, declarations, problems);
    }

    String subject() {
        return "the declarations of project " + project.name();
    }

    private static RuntimeException refusal(Problems problems) {
        problems.throwIfAny("the project");
        return new IllegalStateException("a project that cannot be read says why");
    }
}
