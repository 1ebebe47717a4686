package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.pdf.Inspection;
import dev.pactwire.pdf.PdfInspection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportPdfTest {

    static byte[] certificate() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Envelope", "7f0c6a52-3f1e-4b8c-9a57-2f1f0d8f3c11");
        facts.put("Subject", "Services agreement for Harbor & Pine");
        facts.put("Signer", "Grace Lindqvist <grace@harborpine.example>");
        facts.put("Witness", "محمد عبد الله");
        facts.put("Head of the chain", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".repeat(2));
        List<List<String>> events = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> List.of(
                        "2026-11-22 09:%02d:07 UTC".formatted(i),
                        i % 2 == 0 ? "Ada Moreau" : "田中 美咲",
                        "Opened the document and looked at page %d; agreed to do business electronically".formatted(i),
                        "203.0.113." + i))
                .toList();
        return ReportPdf.titled("Certificate of completion")
                .subtitle("Every step of this envelope, in the order in which it happened")
                .footer("Pactwire · envelope 7f0c6a52")
                .section("Envelope")
                .facts(facts)
                .section("Events")
                .paragraph("All times are those of the server, in UTC.")
                .table(List.of("Time", "Who", "What", "Address"), events)
                .toPdf();
    }

    @Test
    void a_report_has_its_facts_rows_and_page_numbers_in_any_script() {
        byte[] pdf = certificate();

        assertThat(PdfInspection.inspect(pdf))
                .isInstanceOfSatisfying(
                        Inspection.Usable.class,
                        usable -> assertThat(usable.pages()).hasSize(3));
        assertThat(Poppler.text(pdf))
                .contains("Certificate of completion", "Services agreement for Harbor & Pine", "محمد عبد الله", "田中 美咲")
                .contains("203.0.113.40", "3/3");
    }

    @Test
    void a_row_longer_than_a_page_goes_on_at_the_next() {
        byte[] pdf = ReportPdf.titled("Long")
                .table(List.of("One", "Two"), List.of(List.of("word ".repeat(6000), "end of the row")))
                .toPdf();

        assertThat(PdfInspection.inspect(pdf))
                .isInstanceOfSatisfying(
                        Inspection.Usable.class,
                        usable -> assertThat(usable.pages()).hasSizeGreaterThan(2));
    }

    @Test
    void a_report_with_nothing_in_it_is_a_page() {
        assertThat(PdfInspection.inspect(
                        ReportPdf.titled("").table(List.of("A"), List.of()).toPdf()))
                .isInstanceOf(Inspection.Usable.class);
    }
}
