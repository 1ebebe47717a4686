package dev.pactwire.shell;

import dev.pactwire.access.Action;

/// A bean that stands in the navigation for those who may use it.
///
/// @param icon the name of an icon in `static/shell/icons.svg`
/// @param group 0 for the daily work, 1 for administration
public record NavigationItem(String textKey, String href, String icon, int group, int order, Action needed) {}
