package dev.pactwire.records;

import dev.pactwire.platform.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A place in a sorted list: where a record stands or stood. It stays where it is when the record is changed or
/// deleted.
public final class Place {

    static final String KEY = "place_key";
    private static final int MAX_LENGTH = 4_000;

    private final long id;
    private final @Nullable String key;
    private final String name;

    private Place(long id, @Nullable String key, String name) {
        this.id = id;
        this.key = key;
        this.name = name;
    }

    static Place read(ResultSet row, Sort sort) throws SQLException {
        return new Place(
                row.getLong("id"), sort.key().read(row, KEY), sort.isByNameWithin() ? row.getString("name_key") : "");
    }

    /// The place that such a text stands for in a list of that order, if it stands for one.
    public static Optional<Place> parse(String text, Sort sort) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            JsonNode parts = Json.tree(Base64.getUrlDecoder().decode(text));
            var place = new Place(
                    parts.path(0).asLong(),
                    parts.path(1).asStringOpt().orElse(null),
                    parts.path(2).asString(""));
            return place.fits(sort) ? Optional.of(place) : Optional.empty();
        } catch (RuntimeException noPlace) {
            return Optional.empty();
        }
    }

    private boolean fits(Sort sort) {
        SortKey.TEXT.value(name);
        if (key == null) {
            return sort.mayBeAbsent();
        }
        sort.key().value(key);
        return true;
    }

    long id() {
        return id;
    }

    @Nullable
    String key() {
        return key;
    }

    String name() {
        return name;
    }

    /// As an address carries it.
    @Override
    public String toString() {
        var parts = new ArrayList<@Nullable Object>();
        parts.add(id);
        parts.add(key);
        parts.add(name);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(parts).getBytes(StandardCharsets.UTF_8));
    }
}
