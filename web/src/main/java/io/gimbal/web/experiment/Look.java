package io.gimbal.web.experiment;

import io.gimbal.core.CodedException;
import io.gimbal.core.PageToken;
import io.gimbal.http.Parameters;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.search.LifecycleView;
import io.gimbal.tracking.views.SavedView;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.TrackingAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// How somebody looks at the runs of an experiment, as an address tells it and as forms carry it on.
///
/// @param orders what they are ordered by; empty for the usual order
/// @param columns chosen ones; empty for those that are shown to who chose none
/// @param view the name of the saved view it began with; empty for none
/// @param after the token of the page before; empty for the first
/// @param page counted from 1, to be shown
public record Look(
        ExperimentId experiment,
        String filter,
        List<String> orders,
        List<String> columns,
        LifecycleView lifecycle,
        String view,
        Optional<PageToken> after,
        long page) {
    static final String FILTER = "filter";
    static final String COLUMN = "column";
    static final String VIEW = "view";
    private static final String ORDER = "order";
    private static final String SHOW = "show";
    private static final String AFTER = "after";
    private static final String PAGE = "page";
    private static final List<String> NAMES = List.of(FILTER, ORDER, COLUMN, SHOW, VIEW, AFTER);

    public Look {
        Objects.requireNonNull(experiment);
        Objects.requireNonNull(filter);
        Objects.requireNonNull(lifecycle);
        Objects.requireNonNull(view);
        Objects.requireNonNull(after);
        orders = List.copyOf(orders);
        columns = List.copyOf(columns);
    }

    /// One thing a form carries on.
    public record Field(String name, String value) {}

    /// @throws CodedException INVALID_ARGUMENT if a parameter is none of ours
    static Look of(ExperimentId experiment, Parameters parameters) {
        return new Look(
                experiment,
                parameters.find(FILTER).orElse("").strip(),
                parameters.list(ORDER),
                parameters.list(COLUMN).stream().distinct().toList(),
                lifecycle(parameters.find(SHOW).orElse("active")),
                parameters.find(VIEW).orElse(""),
                parameters.find(AFTER).filter(text -> !text.isEmpty()).map(PageToken::new),
                parameters.findInteger(PAGE).orElse(1L));
    }

    static Look of(ExperimentId experiment, SavedView view) {
        return new Look(
                experiment,
                view.filter(),
                view.orders(),
                view.columns(),
                view.lifecycle(),
                view.name(),
                Optional.empty(),
                1);
    }

    static Look at(ExperimentId experiment) {
        return new Look(experiment, "", List.of(), List.of(), LifecycleView.ACTIVE, "", Optional.empty(), 1);
    }

    /// Whether the address says nothing about how to look.
    static boolean isSilent(Parameters parameters) {
        return NAMES.stream().noneMatch(parameters.names()::contains);
    }

    private static LifecycleView lifecycle(String text) {
        return switch (text) {
            case "active" -> LifecycleView.ACTIVE;
            case "deleted" -> LifecycleView.DELETED;
            case "all" -> LifecycleView.ALL;
            default ->
                throw CodedException.invalidArgument("show: expected active, deleted or all, found \"" + text + "\"");
        };
    }

    /// @param name of the saved view
    SavedView named(String name, boolean isDefault) {
        return new SavedView(name, filter, orders, columns, lifecycle, isDefault);
    }

    boolean isAs(SavedView saved) {
        return named(saved.name(), saved.isDefault()).equals(saved);
    }

    Look filtered(String text) {
        return new Look(experiment, text, orders, columns, lifecycle, view, Optional.empty(), 1);
    }

    Look ordered(String order) {
        return new Look(experiment, filter, List.of(order), columns, lifecycle, view, Optional.empty(), 1);
    }

    Look showing(LifecycleView other) {
        return new Look(experiment, filter, orders, columns, other, view, Optional.empty(), 1);
    }

    Look withColumns(List<String> others) {
        return new Look(experiment, filter, orders, others, lifecycle, view, Optional.empty(), 1);
    }

    Look called(String name) {
        return new Look(experiment, filter, orders, columns, lifecycle, name, Optional.empty(), 1);
    }

    Look first() {
        return new Look(experiment, filter, orders, columns, lifecycle, view, Optional.empty(), 1);
    }

    Look next(PageToken token) {
        return new Look(experiment, filter, orders, columns, lifecycle, view, Optional.of(token), page + 1);
    }

    /// Everything that is not as usual. A look at everything says so, where it would else be taken for no look at all.
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        add(fields, FILTER, filter);
        orders.forEach(order -> add(fields, ORDER, order));
        columns.forEach(column -> add(fields, COLUMN, column));
        if (lifecycle != LifecycleView.ACTIVE) {
            add(fields, SHOW, text(lifecycle));
        }
        add(fields, VIEW, view);
        after.ifPresent(token -> add(fields, AFTER, token.value()));
        if (page > 1) {
            add(fields, PAGE, Long.toString(page));
        }
        return fields.isEmpty() ? List.of(new Field(VIEW, "")) : fields;
    }

    /// Those that a form does not ask for itself.
    List<Field> fieldsWithout(String name) {
        return first().fields().stream()
                .filter(field -> !field.name().equals(name))
                .toList();
    }

    private static void add(List<Field> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.add(new Field(name, value));
        }
    }

    static String text(LifecycleView view) {
        return view.name().toLowerCase(Locale.ROOT);
    }

    String href() {
        return TrackingAddresses.of(experiment) + "?"
                + fields().stream()
                        .map(field -> field.name() + "=" + Addresses.encode(field.value()))
                        .collect(Collectors.joining("&"));
    }
}
