package io.gimbal.declare;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProjectsTest {
    private final Problems problems = new Problems();
    private final List<SourceFile> files = new ArrayList<>();

    @Test
    void aProjectHasANameDocumentsAndContracts() {
        file("project.yaml", "project: taxi\nowner: dispatch\nignore: [drafts]\n---\nentity: zone\nkey: zone_id\n");
        file("b.yaml", "dataset: trips\nsource: files\n---\ndataset: zones\n");
        file("a.yaml", "source: files\npath: data\n");
        file("drafts/c.yaml", "nonsense\n");
        file("trips.odcs.yaml", "kind: DataContract\n");
        Project project = read().orElseThrow();
        assertThat(problems.list()).isEmpty();
        assertThat(project.name()).isEqualTo("taxi");
        assertThat(project.documents())
                .extracting(Document::title)
                .containsExactly("entity zone", "source files", "dataset trips", "dataset zones");
        assertThat(project.contracts()).containsOnlyKeys("trips.odcs.yaml");
        assertThat(project.owner()).hasValue("dispatch");
        Document trips = project.documents().get(2);
        assertThat(trips.body().entries()).extracting(Located.Entry::key).containsExactly("source");
        assertThat(trips.source()).isEqualTo("dataset: trips\nsource: files\n");
        assertThat(project.documents().get(3).nameLocation()).hasToString("b.yaml:4:10");
    }

    @Test
    void withoutAProjectFileThereIsNone() {
        file("a.yaml", "source: files\n");
        assertThat(read()).isEmpty();
        assertThat(messages()).containsExactly("missing: it marks the root of a project and says \"project: NAME\"");
    }

    @Test
    void aProjectFileNeedsAName() {
        file("project.yaml", "name: taxi\n");
        assertThat(read()).isEmpty();
        assertThat(messages()).containsExactly("does not say \"project: NAME\"");
    }

    @Test
    void aDocumentNeedsAKindAndAName() {
        file("project.yaml", "project: taxi\n");
        file(
                "a.yaml",
                "- a\n---\ndataset:\n---\ndataset: {name: x}\n---\ndataset: 5\n---\ndataset: a b\n---\ndataset: ../x\n");
        read();
        assertThat(problems.list())
                .extracting(problem -> problem.location().line())
                .containsExactly(1, 3, 5, 7, 9, 11);
    }

    @Test
    void aProjectInsideAProjectIsRefused() {
        file("project.yaml", "project: taxi\n");
        file("sub/project.yaml", "project: other\n");
        read();
        assertThat(messages()).containsExactly("a project inside a project");
    }

    @Test
    void unknownSettingsAreRefused() {
        file("project.yaml", "project: taxi\nignored: [x]\n");
        read();
        assertThat(problems.list().getFirst().hint()).hasValue("did you mean \"ignore\"?");
    }

    @Test
    void everyFileIsReadThoughOthersAreBroken() {
        file("project.yaml", "project: taxi\n");
        file("a.yaml", "a: [\n");
        file("b.yaml", "b: {\n");
        read();
        assertThat(problems.list()).extracting(it -> it.location().source()).containsExactly("a.yaml", "b.yaml");
    }

    private void file(String path, String text) {
        files.add(new SourceFile(path, text));
    }

    private Optional<Project> read() {
        return new Projects(DeclareFixtures.YAML).read(files, problems);
    }

    private List<String> messages() {
        return problems.list().stream().map(Problem::message).toList();
    }
}
