package dev.pactwire.envelopes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.UserId;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OneLineTest {

    private static final Sender ADA =
            new Sender(new UserId(UUID.randomUUID()), "Ada Moreau", "ada@lumen.example", Locale.ENGLISH, "");

    @Test
    void a_subject_or_a_name_of_several_lines_is_taken_as_one() {
        assertThat(EnvelopeDraft.of(UUID.randomUUID(), ADA, "Order form\r\nBcc: all@lumen.example")
                        .subject())
                .isEqualTo("Order form Bcc: all@lumen.example");
        assertThat(new Drafts.Wording("Order\nform", "Dear Grace,\nplease sign.\n"))
                .isEqualTo(new Drafts.Wording("Order form", "Dear Grace,\nplease sign.\n"));
        assertThat(EnvelopeDraft.Addressee.signer("1", "Grace \r\n Lindqvist", "grace@harborpine.example", 1)
                        .name())
                .isEqualTo("Grace Lindqvist");
    }

    @Test
    void what_has_one_line_stays_as_it_is() {
        assertThat(EnvelopeChecks.oneLine("  Order form  – 2026\t")).isEqualTo("  Order form  – 2026\t");
    }
}
