package dev.pactwire.recordtypes;

/// Who may see a record, besides owner and administrators of the installation, who see all.
public enum Visibility {
    /// everybody who may read records
    EVERYONE,
    /// the assignee and whoever created it
    PRIVATE
}
