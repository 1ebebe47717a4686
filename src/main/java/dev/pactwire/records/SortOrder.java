package dev.pactwire.records;

import java.util.List;
import java.util.function.Function;

/// The order of a list, one way or the other: by a key, within the same key by the id.
///
/// @param absentFirst whether records without a value stand before the others
record SortOrder(Sort sort, boolean descending, boolean absentFirst) {

    SortOrder reversed() {
        return new SortOrder(sort, !descending, sort.mayBeAbsent() && !absentFirst);
    }

    String orderBy() {
        String direction = descending ? " desc" : " asc";
        String absent = !sort.mayBeAbsent() ? "" : absentFirst ? " nulls first" : " nulls last";
        return sort.expression() + direction + absent + within(direction) + ", id" + direction;
    }

    private String within(String direction) {
        return sort.isByNameWithin() ? ", name_key" + direction : "";
    }

    /// What stands behind the place, in one or two conditions that an index can answer each by itself: records with
    /// a value, and records without one.
    ///
    /// @param param makes a parameter of a value
    List<String> behind(Place place, Function<Object, String> param) {
        String beyond = descending ? " < " : " > ";
        String rest = sort.isByNameWithin()
                ? "(name_key, id)" + beyond + "(" + param.apply(place.name()) + ", " + param.apply(place.id()) + ")"
                : "id" + beyond + param.apply(place.id());
        String key = sort.expression();
        if (place.key() == null) {
            String absent = key + " is null and " + rest;
            return absentFirst ? List.of(absent, key + " is not null") : List.of(absent);
        }
        String name = sort.isByNameWithin() ? ", name_key" : "";
        String placeName = sort.isByNameWithin() ? ", " + param.apply(place.name()) : "";
        String present = "(%s%s, id)%s(%s%s, %s)"
                .formatted(
                        key,
                        name,
                        beyond,
                        param.apply(sort.key().value(place.key())),
                        placeName,
                        param.apply(place.id()));
        return sort.mayBeAbsent() && !absentFirst ? List.of(present, key + " is null") : List.of(present);
    }
}
