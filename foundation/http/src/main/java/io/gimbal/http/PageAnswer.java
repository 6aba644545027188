package io.gimbal.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A page of a list as every route answers it: `{"items": [...], "next": "..."}`.
///
/// @param next the value of the parameter `after` that gives the following page; absent at the end
public record PageAnswer<T>(List<T> items, Optional<String> next) {
    public static final String SIZE = "size";
    public static final String AFTER = "after";

    public PageAnswer {
        items = List.copyOf(items);
    }

    public static <T, R> PageAnswer<R> of(Page<T> page, Function<? super T, ? extends R> answer) {
        List<R> items = new ArrayList<>();
        page.items().forEach(item -> items.add(answer.apply(item)));
        return new PageAnswer<>(items, page.next().map(PageToken::value));
    }

    /// Which page `?size=100&after=...` asks for.
    ///
    /// @throws CodedException INVALID_ARGUMENT naming the parameter that is out of range
    public static PageRequest request(Parameters query) {
        long size = query.findInteger(SIZE).orElse((long) PageRequest.DEFAULT_SIZE);
        if (size < 1 || size > PageRequest.MAX_SIZE) {
            throw CodedException.invalidArgument(SIZE + ": " + size + " is not between 1 and " + PageRequest.MAX_SIZE);
        }
        return new PageRequest((int) size, query.find(AFTER).map(PageToken::new));
    }
}
