package io.gimbal.http;

/// What a page's form carries in a hidden field named [#FIELD], to show that the page is ours.
public record FormToken(String value) {
    public static final String FIELD = "form_token";
}
