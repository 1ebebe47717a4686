package dev.pactwire.integrations;

/// A bean that stands as a tile on the Integrations page.
public interface IntegrationTile {

    String titleKey();

    String descriptionKey();

    /// The name of an icon of the shell.
    String icon();

    String href();

    /// A key for the state in one or two words, asked at each showing.
    String stateKey();

    /// `green`, `amber`, or empty for a neutral state.
    String stateColor();

    int order();
}
