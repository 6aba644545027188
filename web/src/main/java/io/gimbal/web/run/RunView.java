package io.gimbal.web.run;

import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Fact;
import java.util.List;
import java.util.Optional;

/// Everything about a run.
///
/// @param captured files kept beside the capture
/// @param live where the page hears of changes; empty once the run has ended
/// @param difference to the run it is compared with; empty for the first
public record RunView(
        Head head,
        Latest latest,
        List<String> note,
        List<Named> params,
        List<Named> tags,
        List<Fact> capture,
        List<Link> captured,
        List<Data> data,
        List<Model> models,
        List<AssetLink> versions,
        Optional<Difference> difference,
        Folder files,
        String live) {
    public RunView {
        note = List.copyOf(note);
        params = List.copyOf(params);
        tags = List.copyOf(tags);
        capture = List.copyOf(capture);
        captured = List.copyOf(captured);
        data = List.copyOf(data);
        models = List.copyOf(models);
        versions = List.copyOf(versions);
    }

    /// @param text what stands on it
    public record Link(String text, String href) {}

    /// @param style of its status: a chip's class
    /// @param deleted whether it is hidden from searches
    /// @param why in its author's words; may be empty
    /// @param parent the run it is part of
    /// @param children its parts, the last first
    /// @param moreChildren where all of them stand; empty if these are all
    public record Head(
            String id,
            String name,
            Link experiment,
            String status,
            String style,
            boolean deleted,
            String started,
            String duration,
            String user,
            String why,
            Optional<Link> parent,
            List<Link> children,
            String moreChildren,
            String href) {
        public Head {
            children = List.copyOf(children);
        }
    }

    /// What is fetched again while the run goes.
    ///
    /// @param groups of metrics by the first part of their keys, those of the machine last
    public record Latest(String partHref, String status, String style, String duration, int count, List<Group> groups) {
        public Latest {
            groups = List.copyOf(groups);
        }
    }

    /// @param system whether the client measured the machine, not the model
    public record Group(String name, boolean system, List<Metric> metrics) {
        public Group {
            metrics = List.copyOf(metrics);
        }
    }

    /// The latest value of a metric.
    public record Metric(String key, String name, String value, String step, String at) {}

    public record Named(String name, String value) {}

    /// @param use what the data was for; may be empty
    /// @param source where it came from, as the client says; may be empty
    public record Data(String name, String digest, String use, String source, String size, Optional<AssetLink> asset) {}

    /// A logged model the run made.
    ///
    /// @param files where they are shown; empty if they are kept elsewhere
    public record Model(String name, String id, String status, String created, String files, Signature signature) {}

    /// What a model takes and gives.
    public record Signature(List<Column> inputs, List<Column> outputs, List<Column> params) {
        static final Signature NONE = new Signature(List.of(), List.of(), List.of());

        public Signature {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            params = List.copyOf(params);
        }

        public boolean isEmpty() {
            return inputs.isEmpty() && outputs.isEmpty() && params.isEmpty();
        }
    }

    /// @param note such as *optional*; may be empty
    public record Column(String name, String type, String note) {}

    /// @param compare the page that compares the two
    public record Difference(Link base, boolean parent, List<Section> sections, String compare) {
        public Difference {
            sections = List.copyOf(sections);
        }
    }

    /// @param instead what to say where the changes would say nothing; empty otherwise
    public record Section(String name, List<Change> changes, String instead) {
        public Section {
            changes = List.copyOf(changes);
        }
    }

    /// @param before empty if it was added
    /// @param after empty if it went away
    /// @param moved by how much, of numbers; may be empty
    public record Change(String name, Optional<String> before, Optional<String> after, String moved) {}

    /// What stands in one folder.
    ///
    /// @param above the folders it stands in, the outermost first
    /// @param elsewhere where the files are if not here; may be empty
    /// @param file the one that is shown
    /// @param next the rest of the folder; empty if there is none
    public record Folder(
            String name,
            List<Link> above,
            List<Entry> entries,
            String elsewhere,
            Optional<FileView> file,
            String next) {
        public Folder {
            above = List.copyOf(above);
            entries = List.copyOf(entries);
        }
    }

    /// @param size as people write it; empty for a folder
    public record Entry(String name, String href, String size, boolean folder, boolean current) {}
}
