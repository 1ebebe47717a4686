package dev.pactwire.recordtypes;

import java.util.List;

/// An e-mail address, a phone number, a website or a profile, with the category that says which of several it is.
public record Labeled(String value, String category) {

    public static final List<String> EMAIL_CATEGORIES = List.of("work", "personal", "other");
    public static final List<String> PHONE_CATEGORIES = List.of("mobile", "work", "home", "other");
    public static final List<String> WEBSITE_CATEGORIES = List.of("work", "personal", "other");
    public static final List<String> SOCIAL_CATEGORIES = List.of(
            "linkedin",
            "twitter",
            "googleplus",
            "facebook",
            "youtube",
            "quora",
            "foursquare",
            "klout",
            "gravatar",
            "other");

    public static Labeled work(String value) {
        return new Labeled(value, "work");
    }
}
