package io.gimbal.filter;

/// What a list is ordered by.
public record OrderBy(Identifier identifier, boolean ascending) {
    public String text() {
        return identifier.text() + (ascending ? " ASC" : " DESC");
    }
}
