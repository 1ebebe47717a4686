package dev.pactwire.documents;

import dev.pactwire.drawing.Box;
import dev.pactwire.drawing.Ink;
import dev.pactwire.drawing.Mark;
import dev.pactwire.drawing.Mark.CheckMark;
import dev.pactwire.drawing.Mark.CheckShape;
import dev.pactwire.drawing.Mark.InkMark;
import dev.pactwire.drawing.Mark.TextLook;
import dev.pactwire.drawing.Mark.TextMark;
import dev.pactwire.drawing.Mark.TypedSignatureMark;
import dev.pactwire.platform.Ids;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Keys and marks for tests of seals.
public final class Seals {

    public static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    public static final SealAuthority AUTHORITY =
            SealAuthority.create("Pactwire Signing CA test", NOW, new Ids(Clock.systemUTC()));
    public static final SealIdentity IDENTITY = identity(AUTHORITY);
    public static final SealDetails DETAILS = new SealDetails("Completed with Pactwire", "", NOW, "Lumen Studio");
    public static final List<X509Certificate> TRUSTED = List.of(AUTHORITY.certificate());

    public static final Ink INK = Ink.parse("""
            [{"minWidth":0.5,"maxWidth":2.5,"points":[{"x":10,"y":60,"time":0},{"x":24,"y":20,"time":40},
              {"x":38,"y":12,"time":60},{"x":44,"y":40,"time":90},{"x":40,"y":78,"time":120},{"x":56,"y":52,"time":150},
              {"x":78,"y":44,"time":170},{"x":84,"y":60,"time":220},{"x":104,"y":42,"time":260},{"x":140,"y":50,"time":290},
              {"x":210,"y":36,"time":320},{"x":240,"y":40,"time":360}]},
             {"points":[{"x":120,"y":20,"time":500}]}]""");

    private Seals() {}

    public static SealIdentity identity(SealAuthority authority) {
        SealAuthority signer = authority.certify("Pactwire document sealing", NOW, new Ids(Clock.systemUTC()));
        return new SealIdentity(signer.key(), List.of(signer.certificate(), authority.certificate()));
    }

    public static List<Mark> marks() {
        return List.of(
                new InkMark(1, new Box(72, 300, 150, 44), INK, "Signed with Pactwire · 3F2A91"),
                new TypedSignatureMark(
                        1, new Box(300, 300, 150, 44), "Grace Lindqvist", "Signed with Pactwire · 77B0C4"),
                new TextMark(1, new Box(72, 360, 200, 14), "Grace Lindqvist", TextLook.plain(10)),
                new CheckMark(1, new Box(72, 390, 12, 12), CheckShape.TICK));
    }

    public static byte[] sealed(byte[] pdf, List<Mark> marks) {
        return PdfSeal.seal(pdf, marks, IDENTITY, DETAILS);
    }
}
