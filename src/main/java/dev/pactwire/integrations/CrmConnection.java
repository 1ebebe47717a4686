package dev.pactwire.integrations;

import java.net.URI;

/// The CRM that agreements stand in.
public sealed interface CrmConnection {

    /// The one that Pactwire carries.
    record BuiltIn() implements CrmConnection {}

    /// Copper itself.
    ///
    /// @param base of its Developer API, such as `https://api.copper.com/developer_api/v1`
    /// @param web of its pages, without a trailing slash, such as `https://app.copper.com/companies/123456/app`
    record RealCopper(ConnectionId id, URI base, URI web) implements CrmConnection {}
}
