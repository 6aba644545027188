package io.gimbal.web.asset;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetFilter;
import io.gimbal.graph.Assets;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Finds assets by words of their address, owner or project. It reads the first ten thousand and says so when there are
/// more.
final class Search {
    private static final int MOST_READ = 10_000;
    private static final int MOST_SHOWN = 200;

    private final Assets assets;

    Search(Assets assets) {
        this.assets = assets;
    }

    /// @param kind empty for all
    SearchView find(String query, String kind) {
        Page<Asset> read = assets.list(AssetFilter.all(), PageRequest.first(MOST_READ));
        List<Asset> matching = read.items().stream()
                .filter(asset -> matches(asset, query))
                .sorted(Comparator.comparingInt((Asset asset) -> rank(asset, query)))
                .toList();
        List<Asset> shown = matching.stream()
                .filter(asset -> kind.isEmpty() || asset.ref().kind().value().equals(kind))
                .toList();
        return new SearchView(
                query,
                kind,
                kinds(matching, query, kind),
                shown.stream().limit(MOST_SHOWN).map(Search::row).toList(),
                note(read.next().isPresent(), shown.size()));
    }

    private static boolean matches(Asset asset, String query) {
        String text = text(asset);
        return List.of(query.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
                .allMatch(text::contains);
    }

    private static String text(Asset asset) {
        String ref = asset.ref().kind() + ":" + asset.ref().namespace() + "/"
                + asset.ref().name() + "@" + asset.ref().version().orElse("");
        return (ref + " " + asset.owner().orElse("") + " " + asset.project().orElse("")).toLowerCase(Locale.ROOT);
    }

    /// The name itself before names that begin so, before the rest; what people declare before its versions.
    private static int rank(Asset asset, String query) {
        String name = asset.ref().name().toLowerCase(Locale.ROOT);
        String wanted = query.toLowerCase(Locale.ROOT).strip();
        int nearness = name.equals(wanted) ? 0 : name.startsWith(wanted) ? 2 : 4;
        return nearness + (asset.ref().version().isPresent() ? 1 : 0);
    }

    private static List<SearchView.Kind> kinds(List<Asset> matching, String query, String chosen) {
        Map<String, Integer> counts = new TreeMap<>();
        matching.forEach(asset -> counts.merge(asset.ref().kind().value(), 1, Integer::sum));
        List<SearchView.Kind> kinds = new ArrayList<>();
        kinds.add(new SearchView.Kind("all kinds", Figures.count(matching.size()), href(query, ""), chosen.isEmpty()));
        counts.forEach((kind, count) -> kinds.add(new SearchView.Kind(
                kind.replace('-', ' '), Figures.count(count), href(query, kind), kind.equals(chosen))));
        return kinds;
    }

    private static String href(String query, String kind) {
        return "/assets?q=" + Addresses.encode(query) + (kind.isEmpty() ? "" : "&kind=" + kind);
    }

    private static SearchView.Row row(Asset asset) {
        return new SearchView.Row(
                AssetLink.of(asset.ref()),
                asset.ref().namespace(),
                asset.owner().orElse(Figures.NONE),
                asset.project().orElse(Figures.NONE),
                Figures.time(asset.updatedAt()));
    }

    private static String note(boolean unread, int found) {
        String most = found > MOST_SHOWN ? "Only the first " + MOST_SHOWN + " of " + found + " are shown. " : "";
        return unread ? most + "Only the first " + Figures.count(MOST_READ) + " assets were searched." : most;
    }
}
