package dev.pactwire.ceremony;

import dev.pactwire.access.UserId;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.RecipientId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One person at one envelope, at one browser: as long as it lasts, its key lets a page act as that person there and
/// nowhere else.
sealed interface Sitting {

    UUID id();

    EnvelopeId envelope();

    ReturnUrl returnUrl();

    /// Origins that may frame the page.
    List<String> ancestors();

    /// What the person chose, if he did.
    @Nullable
    Locale language();

    /// A recipient who reads, signs or approves.
    ///
    /// @param holder the person who held the recipient's place when it began
    /// @param embedded reached through a view that the sender's program asked for, not through an e-mail
    record Recipient(
            UUID id,
            EnvelopeId envelope,
            RecipientId recipient,
            int holder,
            ReturnUrl returnUrl,
            List<String> ancestors,
            @Nullable Locale language,
            boolean embedded)
            implements Sitting {}

    /// A sender who places fields on a draft.
    record Sender(
            UUID id,
            EnvelopeId envelope,
            UserId user,
            ReturnUrl returnUrl,
            List<String> ancestors,
            @Nullable Locale language,
            SenderView view)
            implements Sitting {}
}
