package dev.pactwire.contacts;

/// What a person has decided about two records; it outlives every later run.
///
/// @param one sorts before `other`
record Decision(SourceRef one, SourceRef other, Kind kind) {

    enum Kind {
        /// They are the same, whatever they share.
        JOINED,
        /// They are not the same, whatever they share.
        APART
    }

    static Decision of(SourceRef one, SourceRef other, Kind kind) {
        return one.compareTo(other) < 0 ? new Decision(one, other, kind) : new Decision(other, one, kind);
    }
}
