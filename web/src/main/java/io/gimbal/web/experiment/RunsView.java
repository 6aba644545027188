package io.gimbal.web.experiment;

import io.gimbal.tracking.RunStatus;
import io.gimbal.web.kit.Said;
import java.util.List;
import java.util.Optional;

/// The runs of an experiment.
///
/// @param isDeleted whether the experiment is
/// @param table how it is looked at, and what is seen
/// @param starter what makes a first run; empty once there is one
public record RunsView(
        String id,
        String name,
        String href,
        String created,
        boolean isDeleted,
        List<Tab> tabs,
        Form form,
        Table table,
        Optional<Starter> starter,
        Said said) {
    public RunsView {
        tabs = List.copyOf(tabs);
    }

    /// A saved view, or all runs.
    ///
    /// @param isChanged whether the table is looked at in another way by now
    public record Tab(String name, String href, boolean isCurrent, boolean isDefault, boolean isChanged) {}

    public record Link(String name, String href, boolean isCurrent) {}

    /// What the forms around the table ask for, and carry on.
    ///
    /// @param example a filter that finds some of the runs
    /// @param problem what is wrong with the filter
    /// @param view the saved view that is looked at; empty for none
    public record Form(
            String filter,
            String example,
            Optional<FilterProblem> problem,
            List<Look.Field> withoutFilter,
            List<Look.Field> withoutColumns,
            List<Look.Field> all,
            List<ColumnGroup> columns,
            String view,
            boolean isDefaultView) {
        public Form {
            withoutFilter = List.copyOf(withoutFilter);
            withoutColumns = List.copyOf(withoutColumns);
            all = List.copyOf(all);
            columns = List.copyOf(columns);
        }
    }

    /// Columns to choose from.
    ///
    /// @param unlisted how many there are beyond those listed
    public record ColumnGroup(String title, List<Choice> choices, int unlisted) {
        public ColumnGroup {
            choices = List.copyOf(choices);
        }
    }

    public record Choice(String value, String label, boolean isChosen) {}

    /// @param first where the first page is; empty on it
    /// @param next where the next page is; empty on the last
    public record Table(
            List<Link> lifecycles,
            List<Head> heads,
            List<Row> rows,
            long page,
            boolean isFiltered,
            String unfiltered,
            String first,
            String next) {
        public Table {
            lifecycles = List.copyOf(lifecycles);
            heads = List.copyOf(heads);
            rows = List.copyOf(rows);
        }
    }

    /// @param href orders by it, or the other way round; empty where nothing is ordered by it
    /// @param sort `ascending`, `descending` or empty
    public record Head(String title, String kind, String href, String sort, boolean isFigure) {}

    /// @param parent what it is part of; empty for nothing
    /// @param below where the runs are that are part of it; empty for none
    public record Row(
            String id,
            String name,
            String href,
            RunStatus status,
            boolean isDeleted,
            String parent,
            String parentHref,
            String below,
            List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// Lines of Python that make a first run.
    public record Starter(String server, String experiment) {}
}
