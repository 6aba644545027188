package io.gimbal.web.experiment;

import io.gimbal.core.Page;
import io.gimbal.core.PageToken;
import io.gimbal.filter.Value;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.overview.Activity;
import io.gimbal.tracking.search.ExperimentQuery;
import io.gimbal.tracking.search.ExperimentRecord;
import io.gimbal.tracking.search.LifecycleView;
import io.gimbal.tracking.search.PageSize;
import io.gimbal.web.Tracking;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Said;
import io.gimbal.web.kit.Section;
import io.gimbal.web.kit.TrackingAddresses;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Puts the list of experiments together.
record ExperimentsPage(Tracking tracking) {
    private static final PageSize SIZE = new PageSize(50);

    /// @param name a part of those wanted
    /// @param after the token of the page before; empty for the first
    record Wanted(String name, boolean isDeleted, Optional<PageToken> after) {
        String href() {
            return Section.EXPERIMENTS.href() + "?q=" + Addresses.encode(name) + (isDeleted ? "&show=deleted" : "")
                    + after.map(token -> "&after=" + Addresses.encode(token.value()))
                            .orElse("");
        }

        Wanted first() {
            return new Wanted(name, isDeleted, Optional.empty());
        }

        Wanted next(PageToken token) {
            return new Wanted(name, isDeleted, Optional.of(token));
        }

        Wanted other() {
            return new Wanted(name, !isDeleted, Optional.empty());
        }

        /// A quote in the name is matched by any character: no text of a filter holds both kinds.
        String filter() {
            return name.isBlank()
                    ? ""
                    : "name ILIKE " + new Value.TextValue("%" + name.replace('\'', '_') + "%").text();
        }
    }

    ExperimentsView view(Wanted wanted, Said said) {
        Page<ExperimentRecord> page = tracking.searches()
                .experiments()
                .search(new ExperimentQuery(
                        wanted.isDeleted ? LifecycleView.DELETED : LifecycleView.ACTIVE,
                        wanted.filter(),
                        List.of(),
                        SIZE,
                        wanted.after));
        Map<ExperimentId, Activity> activities = tracking.overviews()
                .activities()
                .of(page.items().stream().map(it -> it.experiment().id()).toList());
        return new ExperimentsView(
                wanted.name,
                wanted.isDeleted,
                wanted.other().href(),
                page.items().stream()
                        .map(it -> row(
                                it,
                                Objects.requireNonNull(
                                        activities.get(it.experiment().id()))))
                        .toList(),
                wanted.after.map(_ -> wanted.first().href()).orElse(""),
                page.next().map(token -> wanted.next(token).href()).orElse(""),
                said);
    }

    private static ExperimentsView.Row row(ExperimentRecord record, Activity activity) {
        return new ExperimentsView.Row(
                record.experiment().id().value(),
                record.experiment().name(),
                TrackingAddresses.of(record.experiment().id()),
                count(activity.runs()),
                activity.running() == 0 ? "" : count(activity.running()),
                activity.lastStart().map(Figures::time).orElse(Figures.NONE),
                record.experiment().createdAt().getEpochSecond() == 0
                        ? Figures.NONE
                        : Figures.time(record.experiment().createdAt()),
                record.tags().stream()
                        .filter(tag -> !tag.key().value().startsWith("mlflow."))
                        .map(tag -> tag.key() + " = " + tag.value())
                        .toList());
    }

    private static String count(long count) {
        return count == Activity.MOST ? Figures.count(count) + " or more" : Figures.count(count);
    }
}
